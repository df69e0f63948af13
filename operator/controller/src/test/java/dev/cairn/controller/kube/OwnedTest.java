package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnedTest {
  private final TrainingRun run = run("uid-1");

  private static TrainingRun run(String uid) {
    TrainingRun run = new TrainingRun();
    run.setMetadata(
        new ObjectMetaBuilder().withName("churn-a").withNamespace("retail").withUid(uid).build());
    return run;
  }

  private static ConfigMap with(ObjectMeta meta) {
    return new ConfigMapBuilder().withMetadata(meta).build();
  }

  @Test
  void marksAChildSoThatItIsFoundAgain() {
    ObjectMeta meta = Owned.child(run, "churn-a", "train").build();

    assertThat(meta.getNamespace()).isEqualTo("retail");
    assertThat(meta.getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "cairn")
        .containsEntry("app.kubernetes.io/component", "train")
        .containsEntry("cairn.dev/trainingrun", "churn-a")
        .doesNotContainKey("app.kubernetes.io/instance");
    assertThat(meta.getAnnotations()).containsEntry("cairn.dev/owner", "TrainingRun/churn-a");
    assertThat(meta.getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getUid()).isEqualTo("uid-1");
              assertThat(owner.getController()).isTrue();
              assertThat(owner.getKind()).isEqualTo("TrainingRun");
            });
  }

  @Test
  void takesAChildWithItsUidForOurs() {
    assertThat(Owned.of(with(Owned.child(run, "x", "train").build()), run))
        .isInstanceOf(Ownership.Ours.class);
  }

  @Test
  void adoptsAChildWithOurMarksAndNoController() {
    assertThat(Owned.of(with(Owned.ownerless(run, "x", "train").build()), run))
        .isInstanceOf(Ownership.Ours.class);
  }

  @Test
  void knowsTheChildOfAnEarlierObjectOfTheName() {
    ConfigMap child = with(Owned.child(run("uid-0"), "x", "train").build());

    assertThat(Owned.of(child, run)).isInstanceOf(Ownership.Predecessor.class);
  }

  @Test
  void callsAnObjectForeignThatOnlySaysWhoseItIs() {
    ObjectMeta meta = Owned.child(run, "x", "train").build();
    meta.setLabels(Map.of());

    assertThat(Owned.of(with(meta), run)).isInstanceOf(Ownership.Foreign.class);
  }

  @Test
  void callsAnUnmarkedObjectForeign() {
    assertThat(Owned.of(with(new ObjectMetaBuilder().withName("x").build()), run))
        .isInstanceOf(Ownership.Foreign.class);
  }

  @Test
  void callsTheAnnotationAloneForeign() {
    ObjectMeta meta =
        new ObjectMetaBuilder()
            .withAnnotations(Map.of("cairn.dev/owner", "TrainingRun/churn-a"))
            .build();

    assertThat(Owned.of(with(meta), run)).isInstanceOf(Ownership.Foreign.class);
  }

  @Test
  void callsAChildOfAnotherControllerForeignAndSaysWhose() {
    ObjectMeta meta = Owned.ownerless(run, "x", "train").build();
    meta.getOwnerReferences()
        .add(
            new OwnerReferenceBuilder()
                .withKind("CronJob")
                .withName("nightly")
                .withUid("uid-9")
                .withController(true)
                .build());

    assertThat(Owned.of(with(meta), run)).isEqualTo(new Ownership.Foreign("CronJob/nightly"));
  }

  @Test
  void callsAnUnmarkedChildOfAnEarlierObjectForeign() {
    ObjectMeta meta = Owned.child(run("uid-0"), "x", "train").withAnnotations(Map.of()).build();

    assertThat(Owned.of(with(meta), run)).isEqualTo(new Ownership.Foreign("TrainingRun/churn-a"));
  }

  @Test
  void ignoresOwnersThatDoNotControl() {
    ObjectMeta meta = Owned.ownerless(run, "x", "train").build();
    meta.getOwnerReferences()
        .add(new OwnerReferenceBuilder().withKind("Node").withName("n").withUid("u").build());

    assertThat(Owned.of(with(meta), run)).isInstanceOf(Ownership.Ours.class);
  }

  @Test
  void mapsAChildToTheObjectThatItWasMadeFor() {
    ConfigMap child = with(Owned.ownerless(run, "x", "train").build());

    assertThat(Owned.owners(child, "TrainingRun"))
        .containsExactly(new ResourceID("churn-a", "retail"));
    assertThat(Owned.owners(child, "ModelVersion")).isEmpty();
    assertThat(Owned.owners(with(new ObjectMeta()), "TrainingRun")).isEmpty();
  }
}
