package dev.cairn.worker.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PvcUriTest {
  @ParameterizedTest
  @CsvSource({
    "pvc://data, data, '', true",
    "pvc://data/, data, '', true",
    "pvc://data/a/b.csv, data, a/b.csv, false",
    "pvc://data.of-us/a b/, data.of-us, a b, true",
    "pvc://data/50%/x, data, 50%/x, false"
  })
  void readsClaimAndPath(String uri, String claim, String path, boolean directory)
      throws StepFailure {
    assertThat(PvcUri.parse(uri)).isEqualTo(new PvcUri(claim, path, directory));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc",
        "s3://bucket/x",
        "pvc:///etc/passwd",
        "pvc://user:secret@data/x",
        "pvc://Data/x",
        "pvc://../x",
        "pvc://data/../other",
        "pvc://data/a/..",
        "pvc://data/%2e%2E/other",
        "pvc://data/a/./b",
        "pvc://data/a//b",
        "pvc://data//a",
        "pvc://data/a\0b"
      })
  void refusesWhatIsNoPlainPlace(String uri) {
    StepFailure failure = Failures.of(() -> PvcUri.parse(uri));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.exit()).isEqualTo(StepExit.USAGE);
  }
}
