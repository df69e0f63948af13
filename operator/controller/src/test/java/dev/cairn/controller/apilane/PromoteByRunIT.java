package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Only who may promote makes a run, or lets a monitor make runs, that register to Production. */
@ExtendWith(WorldExtension.class)
class PromoteByRunIT {
  private static final String RUNS = "promote-runs";
  private static final String MONITORS = "promote-monitors";

  @Test
  void aRunThatRegistersToProductionIsMadeByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    Wish toProduction =
        Wish.create(Samples.run("churn-a").replace("stage: Staging", "stage: Production"));

    editor.isRefused(
        RUNS,
        toProduction,
        "spec.register.stage is Production: user " + editor.name() + " needs the verb promote",
        "--clusterrole=cairn-promoter");
    editor.isAllowed(Wish.create(Samples.run("churn-a")));
    editor.isAllowed(
        Wish.create(Samples.run("churn-a").replace("  register: {stage: Staging}\n", "")));
    promoter(world).isAllowed(toProduction);
  }

  @Test
  void theOperatorMakesRunsThatAMonitorsTemplateAsksFor(World world) {
    Wish toProduction =
        Wish.create(Samples.run("churn-a").replace("stage: Staging", "stage: Production"));

    Person.editor(world, "eve").isRefused(RUNS, toProduction);
    Person.known(world, ChartRights.CONTROLLER)
        .may("create", "trail.cairn.dev", "trainingruns")
        .isAllowed(toProduction);
  }

  @Test
  void aMonitorThatRetrainsIntoProductionIsWrittenByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    Wish toProduction = Wish.create(monitor("churn-1", "Production"));

    editor.isRefused(MONITORS, toProduction, "spec.retrain registers to Production");
    editor.isAllowed(Wish.create(monitor("churn-1", "Staging")));
    editor.isAllowed(Wish.create(monitor("churn-1", "Staging").split("  retrain:", -1)[0]));
    promoter(world).isAllowed(toProduction);
  }

  @Test
  void whatRetrainsIntoProductionIsChangedByAPromoter(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata productive = made(world, monitor("churn-1", "Production"));
    HasMetadata staging = made(world, monitor("churn-2", "Staging"));
    String image = "{\"spec\": {\"trainer\": {\"image\": \"registry.example/evil:1\"}}}";
    String stage = "{\"spec\": {\"register\": {\"stage\": \"Production\"}}}";

    editor.isRefused(MONITORS, template(productive, image), "spec.suspend stops it");
    editor.isRefused(MONITORS, template(staging, stage));
    editor.isRefused(MONITORS, Wish.change(productive, "{\"spec\": {\"retrain\": null}}"));
    editor.isRefused(
        MONITORS, Wish.change(productive, "{\"spec\": {\"retrain\": {\"cooldown\": \"1s\"}}}"));
    editor.isAllowed(template(staging, image));
    editor.isAllowed(Wish.change(productive, "{\"spec\": {\"suspend\": true}}"));
    promoter(world).isAllowed(template(productive, image));
  }

  private static Person promoter(World world) {
    return Person.editor(world, "paul").in("cairn-promoter");
  }

  private static Wish template(HasMetadata monitor, String template) {
    return Wish.change(
        monitor, "{\"spec\": {\"retrain\": {\"template\": %s}}}".formatted(template));
  }

  private static HasMetadata made(World world, String yaml) {
    return world.client().resource(yaml).inNamespace(world.namespace()).create();
  }

  private static String monitor(String name, String stage) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: DriftMonitor
    metadata: {name: %s}
    spec:
      target: {name: churn}
      retrain:
        template:
          spec:
            model: {name: churn}
            trainer: {image: "registry.example/churn:1"}
            datasets: [{name: train, uri: "pvc://churn-data/train/", format: Parquet}]
            register: {stage: %s}
    """
        .formatted(name, stage);
  }
}
