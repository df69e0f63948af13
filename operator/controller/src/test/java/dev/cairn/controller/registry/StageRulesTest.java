package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageRulesTest {
  private static final String EVALUATION = "cairn.dev/require-evaluation";
  private static final String APPROVALS = "cairn.dev/approvals-required";

  private static StageRules rules(String name, String value) {
    return StageRules.of("retail", Map.of(name, value));
  }

  @Test
  void asksForNothingWithoutAnnotations() {
    assertThat(StageRules.of("retail", Map.of("team", "retail"))).isEqualTo(StageRules.NONE);
    assertThat(rules(EVALUATION, "false")).isEqualTo(StageRules.NONE);
    assertThat(rules(APPROVALS, "0")).isEqualTo(StageRules.NONE);
  }

  @Test
  void readsWhatIsAsked() {
    StageRules rules = StageRules.of("retail", Map.of(EVALUATION, "true", APPROVALS, "50"));

    assertThat(rules.evaluation()).isTrue();
    assertThat(rules.approvals()).isEqualTo(50);
    assertThat(rules.doubt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two", "-1", "51", "1.5", "99999999999", "٢", "2 "})
  void doubtsANumberThatIsNone(String value) {
    assertThat(rules(APPROVALS, value).doubt())
        .hasValueSatisfying(
            doubt -> {
              assertThat(doubt.reason()).isEqualTo(VersionReason.ApprovalsMissing);
              assertThat(doubt.message())
                  .isEqualTo(
                      "annotation cairn.dev/approvals-required of namespace retail is \"%s\", so nothing takes effect in Production: write a number from 0 to 50"
                          .formatted(value));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "True", "1"})
  void doubtsAWordThatIsNeitherTrueNorFalse(String value) {
    assertThat(rules(EVALUATION, value).doubt())
        .hasValueSatisfying(
            doubt -> {
              assertThat(doubt.reason()).isEqualTo(VersionReason.EvaluationRequired);
              assertThat(doubt.message())
                  .contains(
                      "cairn.dev/require-evaluation", "retail", "write \"true\" or \"false\"");
            });
  }
}
