package dev.cairn.worker.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3UriTest {
  @ParameterizedTest
  @CsvSource({
    "s3://models, models, '', true, '', s3://models",
    "s3://models/, models, '', true, '', s3://models",
    "s3://my.models-1/a/b.csv, my.models-1, a/b.csv, false, a/b.csv/, s3://my.models-1/a/b.csv",
    "s3://models/a b/50%/, models, a b/50%, true, a b/50%/, s3://models/a b/50%"
  })
  void readsBucketAndKey(
      String uri, String bucket, String key, boolean directory, String prefix, String plain)
      throws StepFailure {
    S3Uri read = S3Uri.parse(uri);

    assertThat(read).isEqualTo(new S3Uri(bucket, key, directory));
    assertThat(read.prefix()).isEqualTo(prefix);
    assertThat(read.plain()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pvc://models/x",
        "S3://models/x",
        "s3:///x",
        "s3://ab/x",
        "s3://Models/x",
        "s3://id:secret@models/x",
        "s3://models:443/x",
        "s3://models/../x",
        "s3://models/a/..",
        "s3://models/%2e%2E/x",
        "s3://models/a/./b",
        "s3://models/a//b",
        "s3://models/a\0b"
      })
  void refusesWhatNamesNoObject(String uri) {
    StepFailure failure = Failures.of(() -> S3Uri.parse(uri));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.exit()).isEqualTo(StepExit.USAGE);
  }
}
