package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.cairn.e2e.fixture.Scene;
import java.util.HashMap;
import java.util.Map;

/** What a person finds out about the claims of the examples with a shell and coreutils alone. */
record PublishedFiles(Map<String, String> lines) {
  /** The digest of a directory: SHA-256 of the sorted lines "digest, two blanks, relative path". */
  private static final String DIRECTORY_DIGEST =
      """
      digest() {
        cd "$1" && find . -type f -exec sha256sum {} + | sed 's#  \\./#  #' | LC_ALL=C sort -k 2 \\
          | sha256sum | cut -d ' ' -f 1 | sed 's/^/sha256:/'
      }
      """;

  /**
   * Digests and listings by name, such as churn.model, churn.evidence, churn.files, churn.train.
   */
  static PublishedFiles read(Scene scene) {
    Map<String, String> found = new HashMap<>();
    found.putAll(
        parsed(
            scene.shell(
                "models",
                DIRECTORY_DIGEST
                    + """
                    for model in churn diagnosis; do
                      cd /claim/$model/$model-baseline
                      echo "$model.files=$(ls -A | LC_ALL=C sort | xargs)"
                      echo "$model.evidence=sha256:$(sha256sum evidence.json | cut -d ' ' -f 1)"
                      echo "$model.model=$(digest model)"
                    done
                    """)));
    found.putAll(
        parsed(
            scene.shell(
                "churn-data", DIRECTORY_DIGEST + "echo \"churn.train=$(digest /claim/train)\"")));
    return new PublishedFiles(found);
  }

  /** One of them; the name must be there. */
  String found(String name) {
    return requireNonNull(lines.get(name), name);
  }

  private static Map<String, String> parsed(String output) {
    return output
        .lines()
        .map(line -> line.split("=", 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }
}
