package dev.cairn.router.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.cairn.contract.routing.PredictionRecord;
import java.util.List;
import java.util.function.Consumer;

/** Writes records as lines and keeps the last ones. Called on worker threads. */
public final class RecordWriter {
  private static final ObjectWriter JSON = new ObjectMapper().writerFor(PredictionRecord.class);

  private final Consumer<String> lines;
  private final RecentRecords recent;

  /**
   * A writer.
   *
   * @param lines takes each line, without its end; may block
   * @param memory bytes of records that are kept
   */
  public RecordWriter(Consumer<String> lines, long memory) {
    this.lines = lines;
    this.recent = new RecentRecords(memory);
  }

  /** Writes and keeps a record. */
  public void write(PredictionRecord record) {
    try {
      String line = JSON.writeValueAsString(record);
      recent.add(record, line.length());
      lines.accept(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of plain values is always JSON", impossible);
    }
  }

  /** What is still in memory about a request, oldest first. */
  public List<PredictionRecord> of(String requestId) {
    return recent.of(requestId);
  }
}
