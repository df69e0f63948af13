package dev.cairn.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one program writes, another one reads, be it older or newer. */
class JsonTest {
  private static final EvaluationSpec EVALUATION =
      new EvaluationSpec(
          List.of("holdout"),
          "BinaryClassification",
          "churned",
          "1",
          List.of(
              new GateSpec(
                  "good", "auc", "holdout", "gender", 0.8, null, null, null, 100L, "Point", true)));
  private static final Champion CHAMPION =
      new Champion(
          "churn-0",
          new ArtifactRef("pvc://m/churn-0/model/", "sha256:a", 1, "SKLearn"),
          new FileRef("pvc://m/churn-0/evidence.json", "sha256:e"),
          "its image is gone");
  private static final ModelSignature SIGNATURE =
      new ModelSignature(
          List.of(
              new ModelSignature.Column("tenure", "Double", 0.0, 120.0, List.of(), true, false)),
          List.of());
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private static final OutputPlace PLACE =
      new OutputPlace("pvc://models/churn", "churn-1", "uid", "hash", 10L << 30, "SKLearn");
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef("pvc://models/churn/churn-1/model/", "sha256:a", 7, "SKLearn");
  private static final DatasetFact FACT =
      new DatasetFact("train", "pvc://data/train/", "sha256:d", 2, 1500L, 4096);
  private static final ImageRef IMAGE =
      new ImageRef("registry.example/churn:1", "sha256:i", ImageRef.Kind.LOCAL);

  static Stream<Object> records() {
    return Stream.of(
        PLACE,
        ARTIFACT,
        FACT,
        IMAGE,
        new FetchInput(
            PLACE,
            Map.of("seed", "7"),
            List.of(
                new FetchInput.Channel(
                    "train",
                    "pvc://data/train/",
                    "Parquet",
                    new FetchInput.Select("dt", "90d", null, null),
                    "sha256:d",
                    new FetchInput.Checks(1000L, 0.05, List.of("churned")))),
            "2026-11-21T12:00:00Z",
            List.of("10.0.0.0/8")),
        new FetchReport(List.of(FACT)),
        new StageInput(PLACE),
        new LoadInput(ARTIFACT, null, List.of(), List.of()),
        new LoadInput(
            ARTIFACT,
            true,
            List.of("10.0.0.0/8"),
            List.of(new StorageAccess("s3://models/", null, "eu-1", "CAIRN_S3_0_"))),
        new StageInput(
            PLACE,
            List.of(),
            List.of("10.0.0.0/8"),
            List.of(new StorageAccess("s3://models/", "http://s3:7070", "eu-1", "CAIRN_S3_0_"))),
        new PublishInput(PLACE, ARTIFACT, "retail", "churn", IMAGE, "t", Map.of("timeout", "24h")),
        EVALUATION,
        new FetchInput(
            PLACE,
            Map.of(),
            List.of(
                new FetchInput.Channel(
                    "train", "s3://b/t/", "CSV", null, null, null, "ts", "Etc/UTC", true)),
            "t",
            List.of(),
            EVALUATION,
            List.of(new KnownData("ModelVersion churn-0", Map.of("train", "sha256:d"))),
            SIGNATURE),
        new FetchReport(
            List.of(FACT),
            List.of(new FetchReport.SplitSet("holdout", 9, List.of("gender"), "sha256:r", "train")),
            SIGNATURE),
        new StageInput(PLACE, List.of("holdout"), List.of(), List.of(), "Regression"),
        new GatherInput(PLACE, new StagedReports("sha256:t"), CHAMPION, List.of()),
        new PublishInput(
            PLACE,
            ARTIFACT,
            "retail",
            "churn",
            IMAGE,
            "t",
            Map.of(),
            new StagedReports("sha256:t"),
            IMAGE,
            EVALUATION,
            CHAMPION,
            List.of("10.0.0.0/8")),
        new LoadInput(
            ARTIFACT,
            true,
            List.of("10.0.0.0/8"),
            List.of(new StorageAccess("s3://models/", null, null, null))),
        new LoadInput(ARTIFACT, null, List.of(), List.of()),
        new VerifyInput(ARTIFACT, new FileRef("s3://b/e.json", "sha256:e"), 9L, List.of()),
        new StepResult(
            Step.VERIFY,
            StepReason.COMPLETED,
            "done",
            null,
            "sha256:e",
            null,
            null,
            null,
            new Verification(
                new Verification.Finding(Verification.Verdict.VERIFIED, "as said"),
                new Verification.Finding(Verification.Verdict.DIGEST_MISMATCH, "differs"))),
        new EvaluationReport(
            true,
            "churn-0",
            List.of(
                new EvaluationReport.Gate(
                    "good", 0.8, 0.7, 0.9, 0.75, 0.79, 100L, "Passed", "Proven", "fine")),
            List.of(new EvaluationReport.ScoredSet("holdout", 9, 0.1, "sha256:r", "sha256:p")),
            List.of("no absolute floor")),
        new ProfileSummary(
            new FileRef("pvc://m/p.json", "sha256:p"),
            List.of(
                new ProfileSummary.Column(
                    "tenure", "Numeric", "Input", List.of(1.5), List.of("0"), List.of(1L, 2L), 3))),
        new RunResult("churn-1", "hash", "sha256:a", "sha256:e"),
        new PublishInput(
            PLACE,
            ARTIFACT,
            "retail",
            "churn",
            IMAGE,
            "t",
            Map.of(),
            new StagedReports("sha256:f")),
        new StagedReports("sha256:f"),
        new StepResult(
            Step.STAGE,
            StepReason.COMPLETED,
            "done",
            ARTIFACT,
            null,
            null,
            null,
            new StagedReports("sha256:r")),
        new StepResult(Step.PUBLISH, StepReason.COMPLETED, "done", ARTIFACT, "sha256:e", 1L, 2L),
        new Evidence(
            Evidence.VERSION,
            "retail",
            "churn-1",
            "hash",
            "churn",
            "t1",
            "t2",
            ARTIFACT,
            Map.of("revision", "3f1c"),
            IMAGE,
            List.of(FACT),
            Map.of("seed", "7"),
            Map.of("trainer.loss", 0.31),
            Map.of("trainer.bad", "infinite"),
            Map.of("handler", "m:f"),
            Map.of("kind", "Manual"),
            Map.of("model", Map.of("name", "churn"))));
  }

  @ParameterizedTest
  @MethodSource("records")
  void comesBackAsItWas(Object written) throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(written);

    assertThat(MAPPER.readValue(json, written.getClass())).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("records")
  void fieldsOfANewerProgramAreNoError(Object written) throws JsonProcessingException {
    ObjectNode tree = MAPPER.valueToTree(written);
    tree.putObject("fieldOfTheFuture").put("deep", 1);

    assertThat(MAPPER.readValue(tree.toString(), written.getClass())).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("records")
  void absentFieldsOfAnOlderProgramAreNoError(Object written) throws JsonProcessingException {
    assertThat(MAPPER.readValue("{}", written.getClass())).isNotNull();
  }

  @Test
  void absentCollectionsAreEmpty() throws JsonProcessingException {
    assertThat(MAPPER.readValue("{}", FetchInput.class).channels()).isEmpty();
    assertThat(MAPPER.readValue("{}", FetchInput.class).parameters()).isEmpty();
    assertThat(MAPPER.readValue("{}", FetchInput.Checks.class).requiredColumns()).isEmpty();
    assertThat(MAPPER.readValue("{}", FetchReport.class).datasets()).isEmpty();
    assertThat(MAPPER.readValue("{}", Evidence.class).metrics()).isEmpty();
    assertThat(MAPPER.readValue("{}", PublishInput.class).spec()).isEmpty();
  }

  @Test
  void wordsOfANewerProgramAreUnrecognised() throws JsonProcessingException {
    StepResult result =
        MAPPER.readValue(
            "{\"step\": \"rewind\", \"reason\": \"GateNotMet\", \"message\": \"\"}",
            StepResult.class);

    assertThat(result.step()).isEqualTo(Step.UNRECOGNISED);
    assertThat(result.reason()).isEqualTo(StepReason.UNRECOGNISED);
    assertThat(MAPPER.readValue("\"Signed\"", ImageRef.Kind.class))
        .isEqualTo(ImageRef.Kind.UNRECOGNISED);
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNISED")
  void aStepIsWrittenAsItsContainer(Step step) throws JsonProcessingException {
    assertThat(MAPPER.writeValueAsString(step)).isEqualTo("\"" + step.container() + "\"");
  }

  @ParameterizedTest
  @EnumSource(StepReason.class)
  void aReasonIsWrittenInCamelCase(StepReason reason) throws JsonProcessingException {
    assertThat(MAPPER.writeValueAsString(reason)).matches("\"[A-Z][A-Za-z]+\"");
  }
}
