package dev.cairn.controller.registry;

import static dev.cairn.controller.registry.VersionStageTest.decided;
import static dev.cairn.controller.registry.VersionStageTest.production;
import static dev.cairn.controller.registry.VersionStageTest.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.StageChange;
import dev.cairn.crds.registry.VersionState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ways into Production, or to stay there, that are none. */
class BackDoorTest {
  private static Consumer<ObjectNode> stage(String stage) {
    return spec -> spec.put("stage", stage);
  }

  @Test
  void theRejectionOfAnotherStageBringsNothingBackIntoProduction() {
    ModelVersionStatus inProduction = status(production(), null, StageRules.NONE);
    ModelVersionStatus archived = status(stage("Archived"), inProduction, StageRules.NONE);
    Consumer<ObjectNode> rejected = decided("Reject").andThen(stage("Archived"));
    Consumer<ObjectNode> aboutIt =
        spec -> ((ObjectNode) spec.get("approvals").get(0)).put("stage", "Archived");

    assertThat(archived.stage()).isEqualTo("Archived");
    assertThat(status(rejected.andThen(aboutIt), archived, StageRules.NONE).stage())
        .isEqualTo("None");
    assertThat(status(rejected.andThen(aboutIt), inProduction, StageRules.NONE).stage())
        .isEqualTo("None");
  }

  @Test
  void aVersionThatIsNotVerifiedLeavesProductionWhenItIsTold() {
    ModelVersionStatus inProduction = status(production(), null, StageRules.NONE);
    Consumer<ObjectNode> tampered =
        spec -> ((ObjectNode) spec.get("artifact")).put("digest", "sha256:" + "ef".repeat(32));

    ModelVersionStatus gone =
        status(stage("Archived").andThen(tampered), inProduction, StageRules.NONE);

    assertThat(gone.state()).isEqualTo(VersionState.REJECTED);
    assertThat(gone.stage()).isEqualTo("None");
    assertThat(gone.stageHistory()).extracting(StageChange::stage).last().isEqualTo("None");
  }

  @Test
  void aTimeThatIsStillToComeOrIsNoneMakesNoVersionTheNewest() {
    for (String since : new String[] {"2999-01-01T00:00:00Z", "2026-01-01T00:00:00+23:00"}) {
      ModelVersionStatus status =
          status(
              production().andThen(spec -> spec.put("stageSince", since)), null, StageRules.NONE);

      assertThat(status.stageSince()).as(since).isEqualTo(Versions.CREATED.toString());
    }
    ModelVersionStatus past =
        status(
            production().andThen(spec -> spec.put("stageSince", "2020-01-01T00:00:00Z")),
            null,
            StageRules.NONE);
    assertThat(past.stageSince()).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void aVersionOfAnotherModelThanItsEvidenceIsRejected() {
    ModelVersionStatus status =
        status(
            spec -> ((ObjectNode) spec.get("model")).put("name", "fraud"), null, StageRules.NONE);

    assertThat(status.state()).isEqualTo(VersionState.REJECTED);
    assertThat(Conditions.find(status.conditions(), "Ready").orElseThrow().message())
        .contains("spec.model.name is fraud", "trained model churn");
  }
}
