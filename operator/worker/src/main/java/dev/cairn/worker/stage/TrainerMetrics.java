package dev.cairn.worker.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The trainer's own metrics.json. It is a gift, never a reason to fail: what cannot be carried is
 * left out with a note.
 *
 * @param content the file's text; empty when there is nothing to carry
 * @param note for the step's message; empty when all is well
 */
record TrainerMetrics(String content, String note) {
  static final String FILE = "metrics.json";
  static final int MOST_BYTES = 64 * 1024;

  // Python writes NaN and Infinity although JSON has no such numbers; publish names them as absent.
  private static final ObjectReader READER =
      StepJson.mapper().reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

  static TrainerMetrics read(Path output) throws IOException {
    Path file = output.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new TrainerMetrics("", "");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return leftOut("it is no regular file");
    }
    if (Files.size(file) > MOST_BYTES) {
      return leftOut("it is larger than " + Shown.bytes(MOST_BYTES));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      JsonNode tree = READER.readTree(bytes);
      return tree.isObject()
          ? new TrainerMetrics(new String(bytes, StandardCharsets.UTF_8), "")
          : leftOut("it holds no JSON object such as {\"loss\": 0.31}");
    } catch (JsonProcessingException e) {
      return leftOut("it is no JSON: " + e.getOriginalMessage());
    }
  }

  boolean isPresent() {
    return !content.isEmpty();
  }

  private static TrainerMetrics leftOut(String why) {
    return new TrainerMetrics("", "; the trainer's " + FILE + " was left out: " + Shown.plain(why));
  }
}
