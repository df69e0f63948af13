package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricNumbersTest {
  private static MetricNumbers read(String json) throws IOException {
    return MetricNumbers.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void flattensNestedObjects() throws IOException {
    MetricNumbers metrics = read("{\"auc\": 0.9, \"train\": {\"loss\": 1, \"by\": {\"m\": -2e3}}}");

    assertThat(metrics.numbers())
        .isEqualTo(
            Map.of("trainer.auc", 0.9, "trainer.train.loss", 1.0, "trainer.train.by.m", -2000.0));
    assertThat(metrics.absent()).isEmpty();
  }

  @Test
  void namesWhatIsNoFiniteNumberWithTheReasonAndWithoutTheValue() throws IOException {
    MetricNumbers metrics =
        read(
            "{\"a\": NaN, \"b\": Infinity, \"c\": 1e999, \"d\": \"secret\", \"e\": null,"
                + " \"f\": [1], \"g\": true, \"h\": -Infinity}");

    assertThat(metrics.numbers()).isEmpty();
    assertThat(metrics.absent())
        .isEqualTo(
            Map.of(
                "trainer.a", "not a number (NaN)",
                "trainer.b", "infinite",
                "trainer.c", "infinite",
                "trainer.d", "no number but string",
                "trainer.e", "no number but null",
                "trainer.f", "no number but array",
                "trainer.g", "no number but boolean",
                "trainer.h", "infinite"));
  }

  @Test
  void boundsTheNumberOfMetricsAndSaysSo() throws IOException {
    String many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "\"m" + i + "\": " + i)
            .collect(Collectors.joining(",", "{", "}"));

    MetricNumbers metrics = read(many);

    assertThat(metrics.numbers()).hasSize(MetricNumbers.MOST).containsKey("trainer.m199");
    assertThat(metrics.absent())
        .isEqualTo(Map.of("trainer", "800 more metrics were left out: at most 200 are recorded"));
  }

  @Test
  void boundsTheNumberOfAbsentMetricsTogetherWithTheOneThatSaysSo() throws IOException {
    String many =
        IntStream.range(0, 300)
            .mapToObj(i -> "\"n" + i + "\": null, \"m" + i + "\": " + i)
            .collect(Collectors.joining(",", "{\"" + "x".repeat(200) + "\": 0,", "}"));

    MetricNumbers metrics = read(many);

    assertThat(metrics.numbers()).hasSize(200);
    assertThat(metrics.absent()).hasSize(200).containsKey("trainer.n198");
    assertThat(metrics.absent().get("trainer")).startsWith("202 more");
    assertThat(metrics.absent().values()).allSatisfy(why -> assertThat(why).hasSizeBetween(1, 256));
    assertThat(metrics.absent().keySet())
        .allSatisfy(name -> assertThat(name).hasSizeBetween(1, 128));
  }

  @Test
  void leavesOutNamesThatNobodyCanRead() throws IOException {
    MetricNumbers metrics = read("{\"a\\u202eb\": 1, \"" + "x".repeat(200) + "\": 2, \"ok\": 3}");

    assertThat(metrics.numbers()).isEqualTo(Map.of("trainer.ok", 3.0));
    assertThat(metrics.absent().get("trainer")).startsWith("2 more");
  }

  @Test
  void keepsTheLongestNameAndTheDeepestLevelThatAreAllowed() throws IOException {
    String name = "x".repeat(128 - "trainer.".length());

    assertThat(read("{\"" + name + "\": 1, \"" + name + "x\": 2}").numbers())
        .isEqualTo(Map.of("trainer." + name, 1.0));
    assertThat(read("{\"a\":".repeat(8) + "1" + "}".repeat(8)).numbers())
        .isEqualTo(Map.of("trainer" + ".a".repeat(8), 1.0));
    assertThat(read("{\" ~\": 1, \"\u007f\": 2}").numbers()).isEqualTo(Map.of("trainer. ~", 1.0));
  }

  @Test
  void survivesDeepNesting() throws IOException {
    MetricNumbers metrics = read("{\"a\":".repeat(500) + "1" + "}".repeat(500));

    assertThat(metrics.numbers()).isEmpty();
    assertThat(metrics.absent()).hasSize(1);
  }
}
