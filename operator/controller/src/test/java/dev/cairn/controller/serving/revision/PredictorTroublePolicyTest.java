package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTroublePolicyTest {
  private static final String MISMATCH =
      """
      initContainerStatuses:
      - name: load
        state: {waiting: {reason: CrashLoopBackOff}}
        lastState:
          terminated:
            exitCode: 65
            message: '{"step":"load","reason":"DigestMismatch","message":"sha256:aa is there, sha256:bb is wanted"}'
      """;
  private static final String CRASHED =
      """
      containerStatuses:
      - name: predictor
        state: {waiting: {reason: CrashLoopBackOff}}
        lastState: {terminated: {exitCode: 1, message: "Traceback\\nModuleNotFoundError: churn\\n"}}
      """;

  private static Pod pod(String created, String status) {
    return Yaml.read(
        "metadata: {creationTimestamp: \"%s\"}\nstatus:\n%s".formatted(created, status.indent(2)),
        Pod.class);
  }

  private static PredictorTrouble trouble(String... statuses) {
    List<Pod> pods =
        Stream.of(statuses).map(status -> pod("2026-11-21T10:00:00Z", status)).toList();
    return PredictorTroublePolicy.find(pods).orElseThrow();
  }

  @Test
  void aWrongDigestIsToldInTheLoadersWords() {
    assertThat(trouble(MISMATCH).reason()).isEqualTo("DigestMismatch");
    assertThat(trouble(MISMATCH).message()).contains("sha256:aa", "sha256:bb");
  }

  @Test
  void aWrongDigestIsSeenBehindOtherTroubles() {
    assertThat(
            PredictorTroublePolicy.find(
                List.of(
                    pod("2026-11-21T10:00:00Z", MISMATCH), pod("2026-11-21T11:00:00Z", CRASHED))))
        .hasValueSatisfying(trouble -> assertThat(trouble.reason()).isEqualTo("DigestMismatch"));
  }

  @Test
  void aServerThatEndsIsToldByItsLastLine() {
    assertThat(trouble(CRASHED))
        .isEqualTo(
            new PredictorTrouble(
                "PredictorFailed",
                "the server ends before it is ready: exit code 1: ModuleNotFoundError: churn"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containerStatuses: [{name: predictor, state: {waiting: {reason: ImagePullBackOff, message: gone}}}]|ImagePullFailed|gone",
        "conditions: [{type: PodScheduled, status: 'False', message: 0/3 nodes}]|Unschedulable|0/3 nodes",
        "containerStatuses: [{name: predictor, lastState: {terminated: {exitCode: 137, reason: OOMKilled}}}]|OutOfMemory|spec.predictor.resources",
        "initContainerStatuses: [{name: load, state: {terminated: {exitCode: 137, reason: OOMKilled}}}]|OutOfMemory|worker.memoryLimit",
        "initContainerStatuses: [{name: load, state: {terminated: {exitCode: 75}}}]|LoadFailed|exit code 75, and it said nothing",
      })
  void saysWhatIsWrongAndWhatToChange(String status, String reason, String words) {
    assertThat(trouble(status).reason()).isEqualTo(reason);
    assertThat(trouble(status).message()).contains(words);
  }

  @Test
  void theNewestPodThatHasSomethingToTellCounts() {
    String pull =
        "containerStatuses: [{name: predictor, state: {waiting: {reason: ErrImagePull}}}]";
    Pod old = pod("2026-11-21T10:00:00Z", CRASHED);
    Pod newer = pod("2026-11-21T11:00:00Z", pull);
    Pod silent = pod("2026-11-21T12:00:00Z", "phase: Pending");

    assertThat(PredictorTroublePolicy.find(List.of(newer, silent, old)))
        .hasValueSatisfying(trouble -> assertThat(trouble.reason()).isEqualTo("ImagePullFailed"));
  }

  @Test
  void aPodThatIsReadyOrStartsHasNoTrouble() {
    String restartedOnce = CRASHED + "conditions: [{type: Ready, status: 'True'}]\n";
    String loading = "initContainerStatuses: [{name: load, state: {running: {}}}]";
    String loaded =
        """
        initContainerStatuses: [{name: load, state: {terminated: {exitCode: 0}}}]
        containerStatuses: [{name: predictor, state: {running: {}}}]
        """;

    for (String status : List.of(restartedOnce, loading, loaded)) {
      assertThat(PredictorTroublePolicy.find(List.of(pod("2026-11-21T10:00:00Z", status))))
          .as(status)
          .isEmpty();
    }
    assertThat(PredictorTroublePolicy.find(List.of())).isEmpty();
  }
}
