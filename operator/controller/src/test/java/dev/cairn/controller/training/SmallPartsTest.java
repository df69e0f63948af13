package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ImageRef;
import dev.cairn.controller.training.seen.ImageResolution;
import dev.cairn.controller.training.status.Durations;
import dev.cairn.controller.work.PvcUri;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, places and images as text. */
class SmallPartsTest {
  private static final String DIGEST = "sha256:" + "12".repeat(32);

  @Nested
  class ADuration {
    @ParameterizedTest
    @CsvSource({
      "-5,0s",
      "0,0s",
      "42,42s",
      "59,59s",
      "60,1m0s",
      "187,3m7s",
      "3599,59m59s",
      "3600,1h0m",
      "7500,2h5m",
      "86399,23h59m",
      "86400,1d0h",
      "100800,1d4h"
    })
    void isShownInItsTwoLargestUnits(long seconds, String text) {
      assertThat(Durations.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
  }

  @Nested
  class APlaceOnAVolume {
    @ParameterizedTest
    @CsvSource({
      "pvc://models/churn/,models,churn/",
      "pvc://models/a/b/c.parquet,models,a/b/c.parquet",
      "pvc://models/,models,''",
      "pvc://models,models,''"
    })
    void hasAClaimAndAPath(String uri, String claim, String path) {
      assertThat(PvcUri.parse(uri)).contains(new PvcUri(claim, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://models/churn", "https://host/x", "models/churn", "PVC://x/y", ""})
    void isNothingElse(String uri) {
      assertThat(PvcUri.parse(uri)).isEmpty();
    }
  }

  @Nested
  class AnImage {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"registry.example/churn:1", "md5:12"})
    void isUnresolvedUntilTheNodeNamesADigest(@Nullable String imageId) {
      assertThat(ImageResolution.of("churn:1", imageId)).isEmpty();
    }

    @Test
    void hasTheDigestOfItsManifestWhenItWasPulled() {
      assertThat(ImageResolution.of("churn:1", "registry.example/churn@" + DIGEST))
          .contains(new ImageRef("churn:1", DIGEST, ImageRef.Kind.REPO));
      assertThat(ImageResolution.of("churn:1", "docker-pullable://churn@" + DIGEST))
          .contains(new ImageRef("churn:1", DIGEST, ImageRef.Kind.REPO));
    }

    @Test
    void hasTheDigestOfItsConfigurationWhenItWasImported() {
      assertThat(ImageResolution.of("churn:1", DIGEST))
          .contains(new ImageRef("churn:1", DIGEST, ImageRef.Kind.LOCAL));
      assertThat(ImageResolution.of("churn:1", "docker://" + DIGEST))
          .contains(new ImageRef("churn:1", DIGEST, ImageRef.Kind.LOCAL));
    }
  }
}
