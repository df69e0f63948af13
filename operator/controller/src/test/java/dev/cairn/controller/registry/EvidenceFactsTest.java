package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.kube.Digests;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.registry.Source;
import dev.cairn.crds.registry.Trust;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFactsTest {
  private static final String BARE =
      "{\"run\":\"churn-a\",\"artifact\":{\"uri\":\"pvc://m/\",\"digest\":\"sha256:1\",\"bytes\":1}}";

  private static Evidence evidence(String text) {
    return Versions.latched(text).orElseThrow().evidence();
  }

  @Test
  void tellsWhatProducedTheVersion() {
    Source source = EvidenceFacts.source(evidence(Versions.EVIDENCE));

    assertThat(source.trainingRun()).isEqualTo("churn-a");
    assertThat(source.image())
        .isEqualTo(new ResolvedImage("churn:1", "sha256:12", ResolvedImage.Kind.REPO));
    assertThat(source.datasets())
        .containsExactly(new ResolvedDataset("train", "pvc://d/t/", "sha256:cd", 3L, 20L, 99L));
    assertThat(source.parameters()).containsEntry("seed", "7");
    assertThat(source.recipe()).containsEntry("retries", IntNode.valueOf(2));
  }

  @Test
  void tellsMeasuredFactsFromWhatWasOnlySaid() {
    assertThat(EvidenceFacts.source(evidence(Versions.EVIDENCE)).facts())
        .isEqualTo(
            Map.of(
                "artifact", Trust.VERIFIED,
                "datasets", Trust.VERIFIED,
                "parameters", Trust.VERIFIED,
                "image", Trust.VERIFIED,
                "code", Trust.DECLARED,
                "metrics", Trust.DECLARED));
  }

  @Test
  void claimsNothingThatTheEvidenceDoesNotSay() {
    Source source = EvidenceFacts.source(evidence(BARE));

    assertThat(source.facts()).doesNotContainKeys("image", "code", "metrics");
    assertThat(source.image()).isNull();
    assertThat(source.code()).isNull();
    assertThat(EvidenceFacts.runtime(evidence(BARE))).isNull();
  }

  @Test
  void doesNotCallAnUnresolvedImageVerified() {
    String unresolved = BARE.replace("{\"run\"", "{\"image\":{\"reference\":\"churn:1\"},\"run\"");

    assertThat(EvidenceFacts.source(evidence(unresolved)).facts()).doesNotContainKey("image");
  }

  @Test
  void tellsHowTheVersionPredicts() {
    assertThat(EvidenceFacts.runtime(evidence(Versions.EVIDENCE)))
        .hasFieldOrPropertyWithValue("predictor.handler", "churn.model:predict")
        .hasFieldOrPropertyWithValue("image.digest", "sha256:12");
  }

  @Test
  void computesTheDigestOfTheEvidenceItself() {
    assertThat(Versions.latched().digest()).isEqualTo(Digests.of(Versions.EVIDENCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"artifact\":null}"})
  void vouchesForNothingThatIsNoEvidence(String text) {
    assertThat(Versions.latched(text)).isEmpty();
  }

  @Test
  void readsEvidenceOfANewerVersionThatSaysMore() {
    String newer = BARE.replace("{\"run\"", "{\"carbon\":{\"grams\":7},\"run\"");

    assertThat(Versions.latched(newer)).isPresent();
  }
}
