package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes pods, or uses a ServiceAccount, through Cairn who may not do so without it. */
@ExtendWith(WorldExtension.class)
class PodRightsIT {
  private static final String PODS = "needs-pods";
  private static final String ACCOUNTS = "service-accounts";
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String POD = "{\"pod\": {\"serviceAccountName\": \"reader\"}}";
  private static final String RETRAIN = "  retrain: {cooldown: 24h}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trainingruns",
        "inferenceservices",
        "featureviews",
        "driftmonitors",
        "modelversions"
      })
  void whatBecomesPodsIsMadeByWhoMayMakePods(String kind, World world) {
    Person editor = Person.named(world, "eve").in("cairn-editor");
    Wish wish = Wish.create(Samples.least(kind) + (kind.equals("driftmonitors") ? RETRAIN : ""));

    editor.isRefused(
        PODS,
        wish,
        " becomes pods: user "
            + editor.name()
            + " needs the verb create on pods in namespace "
            + world.namespace(),
        "kubectl -n " + world.namespace() + " create rolebinding");
    editor.may("create", "", "pods").isAllowed(wish);
  }

  @Test
  void aMonitorThatOnlyWatchesMakesNoPods(World world) {
    Person editor = Person.named(world, "eve").in("cairn-editor");
    HasMetadata monitor = made(world, Samples.least("driftmonitors"));
    HasMetadata retrains =
        made(
            world,
            Samples.least("driftmonitors").replace("name: churn}\nspec", "name: b}\nspec")
                + RETRAIN);
    String retrain = "{\"spec\": {\"retrain\": {\"cooldown\": \"1h\"}}}";

    editor.isRefused(PODS, Wish.change(monitor, retrain), "DriftMonitor becomes pods");
    editor.isRefused(PODS, Wish.change(retrains, retrain));
    editor.isAllowed(
        Wish.create(
            Samples.least("driftmonitors").replace("name: churn}\nspec", "name: c}\nspec")));
    editor.isAllowed(Wish.change(retrains, "{\"spec\": {\"suspend\": true}}"));
    editor.isAllowed(Wish.change(retrains, "{\"spec\": {\"retrain\": null}}"));
  }

  @Test
  void aVersionThatMovesIsReadByAPodAndOneThatIsDecidedAboutIsNot(World world) {
    Person editor = Person.named(world, "eve").in("cairn-editor");
    HasMetadata version = made(world, Samples.version("churn-1", DIGEST));
    String moved = "{\"spec\": {\"artifact\": {\"uri\": \"pvc://secrets/model/\"}}}";

    editor.isRefused(PODS, Wish.change(version, moved), "ModelVersion becomes pods");
    editor.isRefused(
        PODS,
        Wish.change(
            version,
            "{\"spec\": {\"storage\": [{\"prefix\": \"s3://a/\", \"secretRef\": {\"name\": \"k\"}}]}}"));
    editor.isAllowed(Wish.change(version, "{\"spec\": {\"stage\": \"Staging\"}}"));
  }

  @Test
  void aRunUnderAnotherAccountIsMadeByWhoMayUseIt(World world) {
    Person editor = Person.editor(world, "eve");
    Wish other = Wish.create(Samples.run("churn-a", "pod: {serviceAccountName: reader}"));

    editor.isRefused(
        ACCOUNTS,
        other,
        "spec names the ServiceAccount reader: user " + editor.name() + " needs the verb use on it",
        "--verb=use --resource=serviceaccounts --resource-name=reader");
    editor.isAllowed(Wish.create(Samples.run("churn-a", "pod: {serviceAccountName: default}")));
    editor.isAllowed(Wish.create(Samples.run("churn-a")));
    editor.may(use("writer"));
    editor.isAllowed(Wish.create(Samples.run("churn-a", "pod: {serviceAccountName: writer}")));
    editor.isRefused(ACCOUNTS, other);
    editor.may(use("reader")).isAllowed(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inferenceservices", "featureviews"})
  void anObjectUnderAnotherAccountIsChangedByWhoMayUseIt(String kind, World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata plain = made(world, Samples.least(kind));
    HasMetadata reads = made(world, reading(Samples.least(kind)));
    Wish suspend = Wish.change(reads, "{\"spec\": {\"suspend\": true}}");

    editor.isRefused(ACCOUNTS, Wish.change(plain, "{\"spec\": " + POD + "}"));
    editor.isRefused(ACCOUNTS, suspend);
    editor.isRefused(
        ACCOUNTS, Wish.create(reading(Samples.least(kind)).replace("reads", "reads-too")));
    editor.isAllowed(Wish.change(reads, "{\"metadata\": {\"labels\": {\"team\": \"retail\"}}}"));
    editor.isAllowed(Wish.change(plain, "{\"spec\": {\"suspend\": true}}"));
    editor.may(use("reader")).isAllowed(suspend);
  }

  @Test
  void aMonitorsRunsUseAnAccountThatItsAuthorMayUse(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata monitor = made(world, Samples.least("driftmonitors"));
    Wish template =
        Wish.change(
            monitor,
            """
            {"spec": {"retrain": {"template": {"spec": {"pod": {"serviceAccountName": "reader"},
             "model": {"name": "churn"}, "trainer": {"image": "registry.example/churn:1"},
             "datasets": [{"name": "train", "uri": "pvc://data/train/", "format": "CSV"}]}}}}}""");

    editor.isRefused(ACCOUNTS, template, "the ServiceAccount reader");
    editor.may(use("reader")).isAllowed(template);
  }

  @Test
  void aVersionIsVerifiedUnderAnAccountThatItsAuthorMayUse(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata version =
        made(world, Samples.version("churn-1", DIGEST) + "  pod: {serviceAccountName: reader}\n");
    Wish moved =
        Wish.change(version, "{\"spec\": {\"artifact\": {\"uri\": \"pvc://models/moved/\"}}}");

    editor.isRefused(ACCOUNTS, moved, "the ServiceAccount reader");
    editor.isAllowed(Wish.change(version, "{\"spec\": {\"stage\": \"Staging\"}}"));
    editor.may(use("reader")).isAllowed(moved);
  }

  @Test
  void theOperatorIsNotAsked(World world) {
    Person.known(world, ChartRights.CONTROLLER)
        .may("create", "trail.cairn.dev", "trainingruns")
        .isAllowed(Wish.create(Samples.run("churn-a", "pod: {serviceAccountName: reader}")));
  }

  private static PolicyRule use(String account) {
    return new PolicyRuleBuilder()
        .withVerbs("use")
        .withApiGroups("")
        .withResources("serviceaccounts")
        .withResourceNames(account)
        .build();
  }

  private static String reading(String yaml) {
    return yaml.replaceFirst(
        "\\{name: [a-z]+\\}\nspec:", "{name: reads}\nspec:\n  pod: {serviceAccountName: reader}");
  }

  private static HasMetadata made(World world, String yaml) {
    return world.client().resource(yaml).inNamespace(world.namespace()).create();
  }
}
