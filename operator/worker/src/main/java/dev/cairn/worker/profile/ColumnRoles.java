package dev.cairn.worker.profile;

import dev.cairn.contract.ModelSignature;
import dev.cairn.contract.profile.ProfileColumn.Declared;
import dev.cairn.contract.profile.ProfileColumn.Role;
import dev.cairn.worker.tabular.ColumnType;
import dev.cairn.worker.tabular.TableColumn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table's columns are to a model.
 *
 * @param label column with the truth; absent: none
 * @param times columns with the time of an event, which no model should take for an input
 * @param signature what the run declares; absent: nothing
 */
public record ColumnRoles(
    @Nullable String label, Set<String> times, @Nullable ModelSignature signature) {
  public ColumnRoles {
    times = Set.copyOf(times);
  }

  Role of(TableColumn column) {
    if (column.name().equals(label)) {
      return Role.LABEL;
    }
    return column.type() == ColumnType.NESTED || times.contains(column.name())
        ? Role.IGNORED
        : Role.INPUT;
  }

  @Nullable Declared declared(String name) {
    if (signature == null) {
      return null;
    }
    return signature.inputs().stream()
        .filter(column -> column.name().equals(name))
        .filter(c -> c.min() != null || c.max() != null || !c.categories().isEmpty())
        .map(column -> new Declared(column.min(), column.max(), column.categories()))
        .findFirst()
        .orElse(null);
  }
}
