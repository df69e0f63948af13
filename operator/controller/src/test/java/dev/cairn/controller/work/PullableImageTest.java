package dev.cairn.controller.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.ResolvedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullableImageTest {
  @ParameterizedTest
  @CsvSource({
    "registry.example/churn:1,REPO,registry.example/churn@sha256:12",
    "registry.example:5000/a/churn:1,REPO,registry.example:5000/a/churn@sha256:12",
    "registry.example:5000/a/churn,REPO,registry.example:5000/a/churn@sha256:12",
    "registry.example/churn:1@sha256:99,REPO,registry.example/churn@sha256:12",
    "churn,REPO,churn@sha256:12",
    "localhost/churn:1,LOCAL,localhost/churn:1"
  })
  void isPulledAgainByTheDigestThatARegistryKnows(
      String reference, ResolvedImage.Kind kind, String pulled) {
    assertThat(PullableImage.of(new ResolvedImage(reference, "sha256:12", kind))).isEqualTo(pulled);
  }

  @Test
  void isNamedAsItIsWithoutADigest() {
    assertThat(PullableImage.of(new ResolvedImage("churn:1", null, ResolvedImage.Kind.REPO)))
        .isEqualTo("churn:1");
  }
}
