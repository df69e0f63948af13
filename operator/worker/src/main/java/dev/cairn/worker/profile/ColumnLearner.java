package dev.cairn.worker.profile;

import dev.cairn.contract.profile.ProfileColumn.Kind;
import dev.cairn.contract.profile.ProfileColumn.Role;
import dev.cairn.worker.tabular.ColumnType;
import dev.cairn.worker.tabular.TableColumn;

/** The first pass over a column. */
interface ColumnLearner extends ColumnPass {
  /** The second pass. */
  ColumnCounter freeze();

  /** A learner for a column of this type and role. */
  static ColumnLearner of(TableColumn column, Role role) {
    if (role == Role.IGNORED) {
      return new IgnoredColumn(column.type().isNumeric() ? Kind.NUMERIC : Kind.TEXT);
    }
    return column.type().isNumeric()
        ? new NumberLearner()
        : new LevelLearner(column.type() == ColumnType.FLAG);
  }
}
