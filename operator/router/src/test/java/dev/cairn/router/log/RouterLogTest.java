package dev.cairn.router.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterLogTest {
  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Handler[] before = root.getHandlers();
  private final String manager = System.getProperty("java.util.logging.manager", "");

  @AfterEach
  void restore() {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    for (Handler handler : before) {
      root.addHandler(handler);
    }
    System.setProperty("java.util.logging.manager", manager);
  }

  @Test
  void aRecordIsOneLineOfJson() throws Exception {
    LogRecord record = new LogRecord(Level.WARNING, "two\nlines \"quoted\"");
    record.setInstant(Instant.parse("2026-05-01T10:00:00.123456Z"));
    record.setLoggerName("dev.cairn.Some");

    String text = new JsonLines().format(record);

    assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode line = new ObjectMapper().readTree(text);
    assertThat(line.path("time").asText()).isEqualTo("2026-05-01T10:00:00.123Z");
    assertThat(line.path("level").asText()).isEqualTo("WARNING");
    assertThat(line.path("logger").asText()).isEqualTo("dev.cairn.Some");
    assertThat(line.path("message").asText()).isEqualTo("two\nlines \"quoted\"");
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void anExceptionStandsInItsLine() throws Exception {
    LogRecord record = new LogRecord(Level.SEVERE, "no");
    record.setThrown(new IllegalStateException("port 20001"));

    JsonNode line = new ObjectMapper().readTree(new JsonLines().format(record));

    assertThat(line.path("error").asText())
        .startsWith("java.lang.IllegalStateException: port 20001");
  }

  @Test
  void everyLineIsWrittenAtOnce() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    RouterLog.install(err);
    Logger.getLogger("dev.cairn.router.test").info("größer");

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\"message\":\"größer\"");
  }

  @Test
  void theLogOutlivesTheBeginningOfTheEnd() {
    RouterLog.Lasting manager = new RouterLog.Lasting();
    Logger logger = Logger.getAnonymousLogger();
    Handler handler = before.length > 0 ? before[0] : new java.util.logging.ConsoleHandler();
    logger.addHandler(handler);

    manager.reset(); // what the JVM's own hook does

    assertThat(logger.getHandlers()).containsExactly(handler);
    assertThat(RouterLog.Lasting.class).isPublic(); // the JVM makes it by name
  }
}
