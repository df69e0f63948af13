package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.Served;
import dev.cairn.crds.serving.InferenceService;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rolls a service to another revision, and what must not. */
class RevisionNameTest {
  /** Written down: a name that changes with the program would roll every service at an upgrade. */
  private static final String KNOWN = "churn-e1244ca5";

  private static String name(String spec) {
    return Served.revision(Served.service(spec), Served.version()).name();
  }

  private static String nameOf(String version) {
    return Served.revision(Served.service(), Served.version(version)).name();
  }

  @Test
  void theNameOfARevisionIsTheSameInEveryVersionOfTheProgram() {
    assertThat(name("{}")).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scaling: {minReplicas: 3, maxReplicas: 9, targetCPUPercent: 50}",
        "timeout: 20s",
        "retryOnStable: Never",
        "rollout: {strategy: BlueGreen, freeze: true}",
        "traffic: {preview: true}",
        "record: {level: All}",
        "schema: {mode: Enforce}",
        "suspend: true",
        "model: {version: null, stage: Production}",
      })
  void whatPodsDoNotDependOnRollsNobody(String spec) {
    assertThat(name(spec)).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predictor: {}",
        "predictor: {port: 8080, protocol: JSON}",
        "predictor: {predictPath: /predict, readinessPath: /healthz}",
        "predictor: {featuresPointer: \"\", predictionPointer: /predictions}",
        "predictor: {handler: \"churn.model:predict\"}",
        "predictor: {predictionPointer: \"\"}",
        "predictor: {resources: {}}",
        "pod: {}",
        "pod: {affinity: {}}",
        "storage: []",
      })
  void aDefaultThatIsWrittenOutRollsNobody(String spec) {
    assertThat(name(spec)).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predictor: {port: 9000}",
        "predictor: {handler: \"churn.model:other\"}",
        "predictor: {command: [serve]}",
        "predictor: {image: \"registry.example/churn:2\"}",
        "predictor: {predictionPointer: /predictions/0/score}",
        "predictor: {resources: {limits: {memory: 1Gi}}}",
        "pod: {nodeSelector: {disk: fast}}",
        "pod: {serviceAccountName: reader}",
        "storage: [{prefix: \"s3://models/\", secretRef: {name: keys}}]",
      })
  void whatPodsAreMadeFromMakesAnotherRevision(String spec) {
    assertThat(name(spec)).matches("churn-[0-9a-f]{8}").isNotEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: {name: churn-b}",
        "spec: {artifact: {digest: \"sha256:12\"}}",
        "status: {runtime: {image: {digest: \"sha256:34\"}}}",
        "status: {runtime: {predictor: {handler: \"m:predict\"}}}",
      })
  void anotherModelMakesAnotherRevision(String version) {
    assertThat(nameOf(version)).isNotEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {artifact: {uri: \"s3://mirror/churn/\"}}",
        "spec: {stage: Production}",
        "metadata: {uid: v-2}",
        "status: {provenance: Imported}",
      })
  void aVersionThatMovesIsTheSameRevision(String version) {
    assertThat(nameOf(version)).isEqualTo(KNOWN);
  }

  @Provide
  Arbitrary<String> serviceNames() {
    return Arbitraries.strings()
        .withCharRange('a', 'c')
        .withChars("0-")
        .ofMinLength(1)
        .ofMaxLength(54)
        .filter(name -> name.matches("[a-z]([-a-z0-9]*[a-z0-9])?"));
  }

  @Property(tries = 500)
  void everyNameIsThatOfAService(@ForAll("serviceNames") String name) {
    InferenceService service = Served.service();
    service.getMetadata().setName(name);

    String revision = Served.revision(service, Served.version()).name();

    assertThat(revision).hasSizeLessThanOrEqualTo(63).startsWith(name + "-");
    assertThat(revision).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
    assertThat(Served.revision(service, Served.version()).name()).isEqualTo(revision);
  }

  @Property(tries = 200)
  void differentHandlersAreDifferentRevisions(
      @ForAll("serviceNames") String one, @ForAll("serviceNames") String other) {
    Set<String> names = new TreeSet<>();
    names.add(name("predictor: {command: [\"%s\"]}".formatted(one)));
    names.add(name("predictor: {command: [\"%s\"]}".formatted(other)));

    assertThat(names).hasSize(one.equals(other) ? 1 : 2);
  }
}
