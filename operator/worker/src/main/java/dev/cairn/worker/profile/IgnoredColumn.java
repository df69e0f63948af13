package dev.cairn.worker.profile;

import dev.cairn.contract.profile.ProfileColumn.Kind;

/** A column whose values are only counted. */
final class IgnoredColumn implements ColumnLearner, ColumnCounter {
  private final Kind kind;
  private long values;

  IgnoredColumn(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void number(double value) {
    values++;
  }

  @Override
  public void text(String value) {
    values++;
  }

  @Override
  public ColumnCounter freeze() {
    return this;
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public Facts facts() {
    return new Facts(kind, values, null, null);
  }
}
