package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace asks of a version before it takes effect in Production.
 *
 * @param evaluation whether its evaluation must have passed
 * @param approvals how many people must approve
 * @param doubt what is wrong with an annotation; then nobody knows what is asked
 */
record StageRules(boolean evaluation, int approvals, Optional<Doubt> doubt) {
  /** Nothing is asked. */
  static final StageRules NONE = new StageRules(false, 0, Optional.empty());

  private static final int MOST = 50;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  /**
   * An annotation that cannot be read.
   *
   * @param reason of the condition
   * @param message which one, and what to write
   */
  record Doubt(VersionReason reason, String message) {}

  /** Reads the annotations of a namespace. */
  static StageRules of(String namespace, Map<String, String> annotations) {
    String evaluation = annotations.get(Labels.REQUIRE_EVALUATION);
    if (evaluation != null && !evaluation.equals("true") && !evaluation.equals("false")) {
      return doubtful(
          VersionReason.EvaluationRequired,
          Labels.REQUIRE_EVALUATION,
          namespace,
          evaluation,
          "\"true\" or \"false\"");
    }
    Optional<Integer> approvals = number(annotations.get(Labels.APPROVALS_REQUIRED));
    if (approvals.isEmpty()) {
      return doubtful(
          VersionReason.ApprovalsMissing,
          Labels.APPROVALS_REQUIRED,
          namespace,
          annotations.get(Labels.APPROVALS_REQUIRED),
          "a number from 0 to " + MOST);
    }
    return new StageRules("true".equals(evaluation), approvals.get(), Optional.empty());
  }

  private static Optional<Integer> number(@Nullable String text) {
    if (text == null) {
      return Optional.of(0);
    }
    return Optional.of(text)
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(Integer::valueOf)
        .filter(number -> number <= MOST);
  }

  private static StageRules doubtful(
      VersionReason reason, String name, String namespace, @Nullable String value, String right) {
    return new StageRules(
        false,
        0,
        Optional.of(
            new Doubt(
                reason,
                "annotation %s of namespace %s is \"%s\", so nothing takes effect in Production: write %s"
                    .formatted(name, namespace, value, right))));
  }
}
