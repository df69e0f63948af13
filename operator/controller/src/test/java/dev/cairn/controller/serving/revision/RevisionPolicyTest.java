package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.Served;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionPolicyTest {
  private static final String NO_RUNTIME = "status: {runtime: null}";

  private static void refused(
      InferenceService service, ModelVersion version, RevisionReason reason, String part) {
    assertThat(RevisionPolicy.judge(service, version))
        .isInstanceOfSatisfying(
            RevisionVerdict.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.message()).contains(part);
            });
  }

  @Test
  void aVersionIsServedAsItsEvidenceSays() {
    Revision revision = Served.revision();

    assertThat(revision.name()).matches("churn-[0-9a-f]{8}");
    assertThat(revision.model()).isEqualTo("churn");
    assertThat(revision.modelVersion()).isEqualTo("churn-a");
    assertThat(revision.template().predictor().handler()).isEqualTo("churn.model:predict");
    assertThat(revision.template().image())
        .as("the image that was recorded, whatever its tag means now")
        .isEqualTo("registry.example/churn@" + Served.IMAGE);
    assertThat(revision.facts().imageDigest()).isEqualTo(Served.IMAGE);
  }

  @Test
  void anImportedImageIsNamedByItsTagAndKnownByItsDigest() {
    Revision revision =
        Served.revision(
            Served.service(), Served.version("status: {runtime: {image: {kind: Local}}}"));

    assertThat(revision.template().image()).isEqualTo("registry.example/churn:1");
    assertThat(revision.facts().imageDigest()).isEqualTo(Served.IMAGE);
  }

  @Test
  void aVersionThatNobodySaysHowToServeIsRefusedAndTheFieldIsNamed() {
    refused(
        Served.service(),
        Served.version(NO_RUNTIME),
        RevisionReason.PredictorMissing,
        "spec.predictor");
    refused(
        Served.service(),
        Served.version("status: null"),
        RevisionReason.PredictorMissing,
        "ModelVersion churn-a");
    refused(
        Served.service("predictor: {port: 9000}"),
        Served.version("status: {runtime: {predictor: null}}"),
        RevisionReason.PredictorMissing,
        "handler or command");
  }

  @Test
  void withoutAnImageItIsRefused() {
    refused(
        Served.service("predictor: {handler: \"m:predict\"}"),
        Served.version(NO_RUNTIME),
        RevisionReason.ImageUnknown,
        "spec.predictor.image");
    refused(
        Served.service(),
        Served.version("status: {runtime: {image: {reference: null}}}"),
        RevisionReason.ImageUnknown,
        "churn-a");
  }

  @Test
  void aVersionOfAnotherModelIsRefused() {
    refused(
        Served.service("model: {name: fraud}"),
        Served.version(),
        RevisionReason.OtherModel,
        "is of model churn; spec.model names fraud");
  }

  @Test
  void aProtocolOfANewerVersionIsNotGuessed() {
    refused(
        Served.service("predictor: {protocol: Telepathy}"),
        Served.version(),
        RevisionReason.ProtocolUnknown,
        "upgrade");
  }

  @Test
  void anOverrideAloneIsEnough() {
    Revision revision =
        Served.revision(
            Served.service(
                "predictor: {command: [serve, --fast], image: \"other:2@%s\", port: 9000}"
                    .formatted(Served.IMAGE)),
            Served.version(NO_RUNTIME));

    assertThat(revision.template().predictor().command()).containsExactly("serve", "--fast");
    assertThat(revision.facts().port()).isEqualTo(9000);
    assertThat(revision.template().image()).isEqualTo("other:2@" + Served.IMAGE);
    assertThat(revision.facts().imageDigest()).isEqualTo(Served.IMAGE);
  }

  @Test
  void anOverrideOfOneFieldLeavesTheOthersAsRecorded() {
    Revision revision =
        Served.revision(
            Served.service("predictor: {resources: {limits: {memory: 1Gi}}}"), Served.version());

    assertThat(revision.template().predictor().handler()).isEqualTo("churn.model:predict");
    assertThat(revision.template().predictor().resources())
        .isEqualTo(new ResourceSettings(Map.of(), Map.of("memory", "1Gi")));
    assertThat(revision.facts().imageDigest()).isEqualTo(Served.IMAGE);
  }

  @Test
  void anotherWayToServeTakesNothingOfTheRecordedServer() {
    ModelVersion recorded =
        Served.version(
            """
            status:
              runtime:
                predictor: {handler: null, command: [serve], port: 9000, predictPath: /score,
                            readinessPath: /up, predictionPointer: /p,
                            resources: {limits: {memory: 2Gi}}}
            """);

    RevisionFacts asRecorded = Served.revision(Served.service(), recorded).facts();
    Revision byHandler =
        Served.revision(Served.service("predictor: {handler: \"m:predict\"}"), recorded);

    assertThat(asRecorded.port()).isEqualTo(9000);
    assertThat(asRecorded.speaks().predictPath()).isEqualTo("/score");
    assertThat(asRecorded.speaks().predictionPointer()).isEqualTo("/p");
    assertThat(byHandler.template().predictor().command()).isEmpty();
    assertThat(byHandler.facts().port()).isEqualTo(8080);
    assertThat(byHandler.facts().speaks().predictPath()).isEqualTo("/predict");
    assertThat(byHandler.facts().speaks().predictionPointer()).isEqualTo("/predictions");
    assertThat(byHandler.template().predictor().resources())
        .as("what the model needs does not depend on who calls it")
        .isEqualTo(new ResourceSettings(Map.of(), Map.of("memory", "2Gi")));
  }

  @Test
  void aHandlersServerAnswersAtItsOwnPaths() {
    Revision revision =
        Served.revision(
            Served.service("predictor: {predictPath: /score, readinessPath: /up}"),
            Served.version());

    assertThat(revision.facts().speaks().predictPath()).isEqualTo("/predict");
    assertThat(Speaks.readinessPath(revision.template().predictor())).isEqualTo("/healthz");
  }

  @Test
  void anEmptyPointerSaysNothing() {
    Speaks speaks =
        Served.revision(
                Served.service("predictor: {predictionPointer: \"\", featuresPointer: \"\"}"),
                Served.version())
            .facts()
            .speaks();

    assertThat(speaks.predictionPointer()).isEqualTo("/predictions");
    assertThat(speaks.featuresPointer()).isNull();
  }

  @Test
  void aFallbackPredictsAsItRecordedWhateverTheServiceOverrides() {
    InferenceService service =
        Served.service(
            "model: {name: fraud}\npredictor: {handler: \"m:predict\", image: \"other:1\"}");

    assertThat(RevisionPolicy.judgeFallback(service, Served.version()))
        .isInstanceOfSatisfying(
            RevisionVerdict.Servable.class,
            servable -> {
              assertThat(servable.revision().template().predictor().handler())
                  .isEqualTo("churn.model:predict");
              assertThat(servable.revision().model()).isEqualTo("churn");
              assertThat(servable.revision().facts().imageDigest()).isEqualTo(Served.IMAGE);
            });
    assertThat(RevisionPolicy.judgeFallback(service, Served.version(NO_RUNTIME)))
        .isInstanceOf(RevisionVerdict.Refused.class);
  }
}
