package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only who may promote changes what is in Production, by whatever way. */
@ExtendWith(WorldExtension.class)
class PromoteVersionsIT {
  private static final String POLICY = "promote-versions";
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String EVIDENCE =
      "  evidence: {uri: \"pvc://models/evidence.json\", digest: \"" + DIGEST + "\"}\n";
  private static final String CONTROLLERS = "system:serviceaccount:kube-system:";

  @Test
  void aVersionWrittenByHandEntersProductionByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    Wish toProduction = Wish.create(version("churn-1", "Production"));

    editor.isRefused(
        POLICY,
        toProduction,
        "ModelVersion churn-1 would go from stage None to Production: user " + editor.name(),
        "needs the verb promote on modelversions.trail.cairn.dev in namespace " + world.namespace(),
        "create rolebinding cairn-promoter --clusterrole=cairn-promoter --user=" + editor.name());
    editor.isRefused(
        POLICY,
        Wish.create(
            version("churn-1", "Production").replace("{name: churn-1", "{generateName: churn-1")),
        "would go from stage None to Production");
    editor.isAllowed(Wish.create(version("churn-1", "Staging")));
    promoter(world).isAllowed(toProduction);
    Person.known(world, ChartRights.CONTROLLER).isAllowed(toProduction);
  }

  @Test
  void theTimeThatDecidesWhoIsTheNewestIsSetByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    Person promoter = promoter(world);
    HasMetadata staged = made(world, "churn-1", "Staging");
    Wish future = Wish.change(staged, "{\"spec\": {\"stageSince\": \"2999-01-01T00:00:00Z\"}}");

    HasMetadata productive = made(world, "churn-2", "Production");

    editor.isRefused(POLICY, future, "spec.stageSince of ModelVersion churn-1 decides");
    editor.isRefused(
        POLICY, Wish.change(productive, "{\"spec\": {\"stageSince\": \"2031-01-01T00:00:00Z\"}}"));
    editor.isAllowed(Wish.change(staged, "{\"spec\": {\"stageSince\": null}}"));
    promoter.isAllowed(future);
  }

  @Test
  void aStageEntersAndLeavesProductionByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    Person promoter = promoter(world);
    HasMetadata staged = made(world, "churn-1", "Staging");
    HasMetadata productive = made(world, "churn-2", "Production");

    for (String away : new String[] {"\"Archived\"", "null"}) {
      editor.isRefused(POLICY, stage(productive, away), "from stage Production to ");
      promoter.isAllowed(stage(productive, away));
    }
    editor.isRefused(POLICY, stage(staged, "\"Production\""), "from stage Staging to Production");
    promoter.isAllowed(stage(staged, "\"Production\""));
    editor.isAllowed(stage(staged, "\"champions\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"artifact\": {\"uri\": \"pvc://models/elsewhere/\"}}",
        "{\"evidence\": {\"uri\": \"pvc://models/forged.json\"}}",
        "{\"storage\": [{\"prefix\": \"s3://models/\", \"secretRef\": {\"name\": \"mine\"}}]}",
        "{\"pod\": {\"nodeSelector\": {\"no\": \"such-node\"}}}",
      })
  void whatDecidesInProductionIsChangedByAPromoter(String spec, World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata productive = made(world, "churn-1", "Production");
    HasMetadata staged = made(world, "churn-2", "Staging");
    String patch = "{\"spec\": %s}".formatted(spec);

    editor.isRefused(
        POLICY, Wish.change(productive, patch), "where only card and approvals change");
    promoter(world).isAllowed(Wish.change(productive, patch));
    editor.isAllowed(Wish.change(staged, patch));
    editor.isAllowed(Wish.change(productive, "{\"spec\": {\"card\": {\"owner\": \"retail\"}}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"stage\": \"Production\"}",
        "{\"live\": \"Retired\"}",
        "{\"stageHistory\": [{\"stage\": \"Production\", \"since\": \"2026-01-01T00:00:00Z\"}]}",
      })
  void aVersionThatWasEverLiveIsDeletedByAPromoter(String status, World world) {
    Person editor = Person.editor(world, "eve");
    Person promoter = promoter(world);
    HasMetadata once = made(world, "churn-1", "Archived");
    HasMetadata never = made(world, "churn-2", "Staging");
    give(world, once, status);

    editor.isRefused(POLICY, Wish.delete(once), "ModelVersion churn-1 is or was in Production");
    editor.isRefused(POLICY, Wish.deleteAll("trail.cairn.dev/v1alpha1", "modelversions"));
    editor.isAllowed(Wish.delete(never));
    promoter.isAllowed(Wish.delete(once));
  }

  @Test
  void theNewestInProductionIsDeletedByAPromoterOrWithItsNamespace(World world) {
    HasMetadata newest = made(world, "churn-1", "Production");

    Person.editor(world, "eve")
        .isRefused(POLICY, Wish.delete(newest), "may put another in its place");
    promoter(world).isAllowed(Wish.delete(newest));
    for (String controller : new String[] {"namespace-controller", "generic-garbage-collector"}) {
      Person.known(world, CONTROLLERS + controller).isAllowed(Wish.delete(newest));
    }
    Person.known(world, CONTROLLERS + "ttl-controller")
        .in("cairn-editor")
        .isRefused(POLICY, Wish.delete(newest));
  }

  @Test
  void aVersionIsNotGivenToTheGarbageCollectorBehindAPromotersBack(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata staged = made(world, "churn-1", "Staging");
    String owner =
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"name\": \"mine\", \"uid\": \"u-1\"}";
    Wish given = Wish.change(staged, "{\"metadata\": {\"ownerReferences\": [" + owner + "]}}");
    Wish born =
        Wish.create(
            version("churn-2", "Staging")
                .replace("{name: churn-2}", "{name: churn-2, ownerReferences: [" + owner + "]}"));

    editor.isRefused(POLICY, given, "would be deleted with the owner");
    editor.isRefused(POLICY, born, "would be deleted with the owner");
    promoter(world).isAllowed(given);
    editor.isAllowed(Wish.change(staged, "{\"metadata\": {\"labels\": {\"team\": \"retail\"}}}"));
  }

  @Test
  void aVetoTakesAVersionOutOfProductionByAPromoterOnly(World world) {
    Person editor = Person.editor(world, "eve");
    Person promoter = promoter(world);
    HasMetadata inEffect = made(world, "churn-1", "Production");
    HasMetadata waiting = made(world, "churn-2", "Production");
    give(world, inEffect, "{\"stage\": \"Production\"}");

    editor.isRefused(
        POLICY,
        Wish.change(inEffect, decision(editor, "Reject", "Production")),
        "this decision would take ModelVersion churn-1 out of Production");
    editor.isAllowed(Wish.change(inEffect, decision(editor, "Approve", "Production")));
    editor.isAllowed(Wish.change(inEffect, decision(editor, "Reject", "Staging")));
    editor.isAllowed(Wish.change(waiting, decision(editor, "Reject", "Production")));
    promoter.isAllowed(Wish.change(inEffect, decision(promoter, "Reject", "Production")));
  }

  @Test
  void anApprovalThatIsInEffectIsTakenBackByAPromoterOnly(World world) {
    Person editor = Person.editor(world, "eve");
    String approved =
        "  approvals: [{by: %s, decision: Approve, stage: Production}]\n".formatted(editor.name());
    HasMetadata version = made(world, version("churn-1", "Production") + approved);
    give(world, version, "{\"stage\": \"Production\"}");
    Wish takenBack = Wish.change(version, "{\"spec\": {\"approvals\": []}}");

    editor.isRefused(POLICY, takenBack, "out of Production");
    editor.in("cairn-promoter").isAllowed(takenBack);
  }

  private static Person promoter(World world) {
    return Person.editor(world, "paul").in("cairn-promoter");
  }

  private static String decision(Person by, String decision, String stage) {
    return """
    {"spec": {"approvals": [{"by": "%s", "decision": "%s", "stage": "%s"}]}}"""
        .formatted(by.name(), decision, stage);
  }

  private static Wish stage(HasMetadata version, String stage) {
    return Wish.change(version, "{\"spec\": {\"stage\": %s}}".formatted(stage));
  }

  private static String version(String name, String stage) {
    return Samples.version(name, DIGEST).replace("stage: None", "stage: " + stage) + EVIDENCE;
  }

  private static HasMetadata made(World world, String name, String stage) {
    return made(world, version(name, stage));
  }

  private static HasMetadata made(World world, String yaml) {
    return world.client().resource(yaml).inNamespace(world.namespace()).create();
  }

  private static void give(World world, HasMetadata version, String status) {
    world
        .client()
        .resource(version)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": %s}".formatted(status));
  }
}
