package dev.cairn.router.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Formats a record as one line of JSON: time, level, logger, message and, with one, error. */
public final class JsonLines extends Formatter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String format(LogRecord record) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", record.getLevel().getName());
    line.put("logger", record.getLoggerName());
    line.put("message", formatMessage(record));
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      line.put("error", trace.toString());
    }
    try {
      return MAPPER.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text is always JSON", e);
    }
  }
}
