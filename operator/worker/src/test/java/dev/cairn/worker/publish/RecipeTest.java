package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeTest {
  @Test
  void releasesPinsAndWhatBelongsToOneRun() {
    Map<String, Object> spec =
        Map.of(
            "model", Map.of("name", "churn"),
            "suspend", false,
            "ttlAfterFinished", "168h",
            "trigger", Map.of("kind", "Manual"),
            "parameters", Map.of("digest", "sha256:kept"),
            "datasets",
                List.of(
                    Map.of("name", "train", "uri", "pvc://d/t/", "digest", "sha256:0"),
                    Map.of("name", "recent", "select", Map.of("last", "90d"))));

    assertThat(Recipe.of(spec))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "model", Map.of("name", "churn"),
                "parameters", Map.of("digest", "sha256:kept"),
                "datasets",
                    List.of(
                        Map.of("name", "train", "uri", "pvc://d/t/"),
                        Map.of("name", "recent", "select", Map.of("last", "90d")))));
  }

  @Test
  void leavesTheSpecAsItIs() {
    Map<String, Object> spec = Map.of("datasets", List.of(Map.of("digest", "sha256:0")));

    Recipe.of(spec);

    assertThat(spec).isEqualTo(Map.of("datasets", List.of(Map.of("digest", "sha256:0"))));
  }
}
