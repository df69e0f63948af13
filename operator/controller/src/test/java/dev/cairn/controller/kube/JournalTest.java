package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final String EVIDENCE = "{\"run\":\"churn-a\",  \"metrics\":{\"auc\":0.10}}";
  private static final KubernetesSerialization API = ApiMapper.serialization();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TrainingRun run() {
    TrainingRun run = new TrainingRun();
    run.setMetadata(
        new ObjectMetaBuilder().withName("churn-a").withNamespace("retail").withUid("u").build());
    return run;
  }

  private static Journal journal(@Nullable String evidence) throws JsonProcessingException {
    return new Journal(
        "sha256:1",
        JSON.readTree("{\"state\":\"Failed\",\"attempts\":2,\"x\":0.5}"),
        evidence,
        "run-uid",
        true);
  }

  /** What the API server gives back. */
  private static Optional<Journal> throughTheServer(Journal journal) {
    String wire = API.asJson(journal.toRevision(run()));
    return Journal.read(API.unmarshal(wire, ControllerRevision.class));
  }

  @Test
  void comesBackAsItWasByteForByte() throws JsonProcessingException {
    assertThat(throughTheServer(journal(EVIDENCE))).contains(journal(EVIDENCE));
  }

  @Test
  void needsNoEvidence() throws JsonProcessingException {
    assertThat(throughTheServer(journal(null))).contains(journal(null));
  }

  @Test
  void outlivesItsOwnerAndIsFoundByItsMarks() throws JsonProcessingException {
    ControllerRevision revision = journal(null).toRevision(run());

    assertThat(revision.getMetadata().getName()).isEqualTo("churn-a-verdict");
    assertThat(revision.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(Owned.of(revision, run())).isInstanceOf(Ownership.Ours.class);
    assertThat(revision.getRevision()).isEqualTo(1);
  }

  @Test
  void isNotFoundInNothing() {
    assertThat(Journal.read(null)).isEmpty();
    assertThat(Journal.read(new ControllerRevision())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"specHash\":\"x\"}",
        "{\"specHash\":\"x\",\"status\":\"Failed\"}",
        "{\"status\":{}}",
        "{\"specHash\":7,\"status\":{}}"
      })
  void isNotFoundInWhatOthersWrote(String data) throws JsonProcessingException {
    ControllerRevision revision = new ControllerRevision();
    revision.setData(JSON.readValue(data, Map.class));

    assertThat(Journal.read(revision)).isEmpty();
  }
}
