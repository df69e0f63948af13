package dev.cairn.worker.fetch;

import dev.cairn.analytics.rows.CanonicalText;
import dev.cairn.analytics.rows.RowHasher;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.tabular.LabelTable;
import dev.cairn.worker.tabular.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes each row without its label as a line, and its label, slices and hash into a table. */
final class SplitSink implements RowSink {
  private final SplitColumns columns;
  private final OutputStream lines;
  private final LabelTable labels;
  private final RowHasher hasher = new RowHasher();
  private final Sha256 sha = new Sha256();
  private final @Nullable String[] slices;
  private @Nullable String label;
  private double number = Double.NaN;
  private String line = "";
  private long rows;
  private long withoutLabel;

  SplitSink(SplitColumns columns, OutputStream lines, LabelTable labels) {
    this.columns = columns;
    this.lines = lines;
    this.labels = labels;
    this.slices = new String[columns.slices()];
  }

  @Override
  public void number(int column, double value) {
    hasher.number(columns.key(column), value);
    if (column == columns.label()) {
      number = value;
    }
    if (columns.kept(column) && !Double.isNaN(value)) {
      keep(column, CanonicalText.of(value));
    }
  }

  @Override
  public void flag(int column, boolean value) {
    hasher.flag(columns.key(column), value);
    keep(column, value ? "true" : "false");
  }

  @Override
  public void text(int column, String value) {
    if (column == columns.json()) {
      line = value;
    } else {
      hasher.text(columns.key(column), value);
      keep(column, value);
    }
  }

  @Override
  public void end() throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    sha.update(bytes, bytes.length);
    lines.write(bytes);
    long hash = hasher.end();
    List<@Nullable String> values = Arrays.asList(slices.clone());
    if (label == null || label.isEmpty() || (columns.numeric() && !Double.isFinite(number))) {
      withoutLabel++;
    } else if (columns.numeric()) {
      labels.add(rows, number, values, hash);
    } else {
      labels.add(rows, label, values, hash);
    }
    rows++;
    label = null;
    number = Double.NaN;
    Arrays.fill(slices, null);
  }

  long rows() {
    return rows;
  }

  /** Rows whose label is null, empty or, where a number is needed, not finite. */
  long withoutLabel() {
    return withoutLabel;
  }

  /** Digest of all lines; may be asked once. */
  String digest() {
    return Sha256.PREFIX + sha.hex();
  }

  private void keep(int column, String value) {
    if (column == columns.label()) {
      label = value;
    }
    int slice = columns.slice(column);
    if (slice >= 0) {
      slices[slice] = value;
    }
  }
}
