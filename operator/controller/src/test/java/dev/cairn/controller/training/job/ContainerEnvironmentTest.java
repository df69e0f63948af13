package dev.cairn.controller.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.PublishInput;
import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.verdict.SpecPolicy;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What containers find in their environment, after Kubernetes has expanded it. */
class ContainerEnvironmentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Kubernetes reads $$ as $ and puts a variable for $(NAME) when it knows it. */
  private static final Pattern EXPANDED = Pattern.compile("\\$(\\$|\\(([^)]*)\\))");

  private static Map<String, String> environment(Container container) {
    Map<String, String> known = new LinkedHashMap<>();
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValue() != null) {
        known.put(variable.getName(), expanded(variable.getValue(), known));
      }
    }
    return known;
  }

  private static String expanded(String value, Map<String, String> known) {
    return EXPANDED
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals("$")
                        ? "$"
                        : known.getOrDefault(found.group(2), found.group())));
  }

  private static Map<String, String> trainer(TrainingRun run) {
    return environment(pod(Runs.trainJob(run)).getInitContainers().get(1));
  }

  private static PodSpec pod(Job job) {
    return job.getSpec().getTemplate().getSpec();
  }

  private static TrainingRun withParameter(String value) {
    var spec = JSON.createObjectNode();
    spec.putObject("parameters").put("p.q", value);
    return Runs.run("spec: " + spec);
  }

  @Provide
  Arbitrary<String> awkward() {
    return Arbitraries.strings().withChars("$()HOME\n\"\\ä{}").ofMaxLength(30);
  }

  @Property(tries = 1000)
  void handsAParameterToTheTrainerAsItIsWritten(@ForAll @From("awkward") String value) {
    assertThat(trainer(withParameter(value))).containsEntry("CAIRN_PARAM_P_Q", value);
  }

  @Property(tries = 1000)
  void handsAParameterToTheWorkerAsItIsWritten(@ForAll @From("awkward") String value)
      throws JsonProcessingException {
    Container fetch = pod(Runs.trainJob(withParameter(value))).getInitContainers().getFirst();
    Container publish = pod(Runs.publishJob(withParameter(value))).getContainers().getFirst();

    FetchInput fetched = JSON.readValue(environment(fetch).get("CAIRN_INPUT"), FetchInput.class);
    PublishInput published =
        JSON.readValue(environment(publish).get("CAIRN_INPUT"), PublishInput.class);

    assertThat(fetched.parameters()).containsEntry("p.q", value);
    assertThat(published.spec().get("parameters")).asString().contains("p.q=" + value);
  }

  @Test
  void passesTenKilobytesWithNewlines() {
    String text = "line with $(HOME) and 'quotes'\n".repeat(330);

    assertThat(SpecPolicy.refusal(Runs.that(withParameter(text)))).isEmpty();
    assertThat(trainer(withParameter(text))).containsEntry("CAIRN_PARAM_P_Q", text);
  }

  @Test
  void letsNobodyForgeCairnsVariables() {
    TrainingRun run =
        Runs.spec(
            """
            trainer:
              env:
              - {name: CAIRN_SEED, value: "666"}
              - {name: CAIRN_MODEL, value: other}
              - {name: CAIRN_PARAM_MAX_DEPTH, value: "1"}
              - {name: HOME, value: /home/me}
              - {name: GREETING, value: "hello $(HOME)"}
            """);

    assertThat(trainer(run))
        .containsEntry("CAIRN_SEED", "7")
        .containsEntry("CAIRN_MODEL", "churn")
        .containsEntry("CAIRN_RUN", "churn-a")
        .containsEntry("CAIRN_PARAM_MAX_DEPTH", "6")
        .containsEntry("HOME", "/home/me")
        .containsEntry("GREETING", "hello /home/me");
  }

  @Test
  void makesASeedOfTheNameWhenNoneIsGiven() {
    String unseeded = "spec: {parameters: {seed: null}}";
    String seed = TrainContainer.seed(Runs.that(Runs.run(unseeded)));

    assertThat(Integer.parseInt(seed)).isNotNegative();
    assertThat(TrainContainer.seed(Runs.that(Runs.run(unseeded)))).isEqualTo(seed);
    assertThat(
            TrainContainer.seed(
                Runs.that(Runs.run("{metadata: {name: churn-b}, " + unseeded + "}"))))
        .isNotEqualTo(seed);
  }

  @Test
  void keepsUserContainersAwayFromStorageCredentials() {
    PodSpec pod = pod(Runs.trainJob(Runs.run()));

    assertThat(pod.getInitContainers().getFirst().getEnvFrom())
        .singleElement()
        .satisfies(
            from -> {
              assertThat(from.getSecretRef().getName()).isEqualTo("cairn-storage");
              assertThat(from.getSecretRef().getOptional()).isTrue();
            });
    assertThat(pod.getInitContainers().get(1).getEnvFrom()).isEmpty();
  }
}
