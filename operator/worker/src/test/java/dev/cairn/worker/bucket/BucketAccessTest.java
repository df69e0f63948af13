package dev.cairn.worker.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepReason;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepVariables;
import dev.cairn.worker.testing.Failures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketAccessTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "AWS_ACCESS_KEY_ID", "own",
          "AWS_SECRET_ACCESS_KEY", "own-secret",
          "AWS_REGION", "eu-1",
          "CAIRN_S3_0_AWS_ACCESS_KEY_ID", "zero",
          "CAIRN_S3_0_AWS_SECRET_ACCESS_KEY", "zero-secret",
          "CAIRN_S3_0_AWS_SESSION_TOKEN", "zero-token",
          "CAIRN_S3_1_AWS_ACCESS_KEY_ID", "one",
          "CAIRN_S3_1_AWS_SECRET_ACCESS_KEY", "one-secret",
          "CAIRN_S3_1_AWS_ENDPOINT_URL", "https://s3.example");
  private static final List<StorageAccess> STORAGE =
      List.of(
          new StorageAccess("s3://models/", null, null, "CAIRN_S3_0_"),
          new StorageAccess("s3://models/churn", null, "us-9", "CAIRN_S3_1_"),
          new StorageAccess("s3://data", "http://minio:9000/", null, null));

  private static BucketAccess access(String uri) throws StepFailure {
    return BucketAccess.of(S3Uri.parse(uri), STORAGE, new StepVariables(VARIABLES));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://models, zero",
    "s3://models/, zero",
    "s3://models/x, zero",
    "s3://models/churnx, zero",
    "s3://models/churn, one",
    "s3://models/churn/x/, one",
    "s3://models-2/x, own",
    "s3://data/x, own",
    "s3://elsewhere, own"
  })
  void theLongestPrefixWinsByWholeSegments(String uri, String id) throws StepFailure {
    assertThat(access(uri).keys().map(keys -> keys.id)).contains(id);
  }

  @Test
  void takesWhatTheEntryLeavesOpenFromItsKeys() throws StepFailure {
    assertThat(access("s3://models/churn").endpoint()).hasToString("Optional[https://s3.example]");
    assertThat(access("s3://models/churn").region()).isEqualTo("us-9");
    assertThat(access("s3://models/x").endpoint()).isEmpty();
    assertThat(access("s3://models/x").region()).isEqualTo("us-east-1");
    assertThat(access("s3://models/x").keys().flatMap(keys -> keys.token)).contains("zero-token");
    assertThat(access("s3://data/x").endpoint()).hasToString("Optional[http://minio:9000/]");
    assertThat(access("s3://data/x").region()).isEqualTo("eu-1");
  }

  @Test
  void saysWhereKeysComeFromAndNeverTheKeys() throws StepFailure {
    assertThat(access("s3://models/x").source())
        .isEqualTo("the Secret of the storage entry for \"s3://models/\"");
    assertThat(access("s3://elsewhere").source()).isEqualTo("Secret cairn-storage");
    assertThat(access("s3://data").source()).startsWith("Secret cairn-storage (with the storage");
    assertThat(access("s3://models/x").toString()).doesNotContain("zero-secret", "zero-token");
    assertThat(new StepVariables(VARIABLES).toString()).doesNotContain("secret");
  }

  @Test
  void publicBucketsNeedNoKeys() throws StepFailure {
    BucketAccess access =
        BucketAccess.of(S3Uri.parse("s3://open"), List.of(), new StepVariables(Map.of()));

    assertThat(access.keys()).isEmpty();
    assertThat(access.shown()).isEqualTo("AWS region us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
  void refusesHalfAPairOfKeys(String name) {
    StepFailure failure =
        Failures.of(
            () ->
                BucketAccess.of(
                    S3Uri.parse("s3://open"),
                    List.of(),
                    new StepVariables(Map.of(name, "hidden", "AWS_REGION", " "))));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).contains("Secret cairn-storage", "both").doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hidden", "ftp://hidden", "http://", "http://id:hidden@host", "http://ho st"})
  void refusesAnEndpointThatIsNoUrlWithoutShowingIt(String endpoint) {
    List<StorageAccess> storage = List.of(new StorageAccess("s3://open", endpoint, null, null));

    StepFailure failure =
        Failures.of(
            () -> BucketAccess.of(S3Uri.parse("s3://open"), storage, new StepVariables(Map.of())));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).contains("http(s)://host:port").doesNotContain("hidden");
  }
}
