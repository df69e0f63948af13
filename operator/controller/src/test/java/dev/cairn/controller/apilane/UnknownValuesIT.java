package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects that a newer version of Cairn has stored. */
@ExtendWith(WorldExtension.class)
class UnknownValuesIT {
  private static final String CRD = "trainingruns.trail.cairn.dev";
  private static final ResourceDefinitionContext RUNS =
      new ResourceDefinitionContext.Builder()
          .withGroup("trail.cairn.dev")
          .withVersion("v1alpha1")
          .withKind("TrainingRun")
          .withPlural("trainingruns")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client = ApiLane.SHARED.admin();
  private final CustomResourceDefinition committed =
      client.apiextensions().v1().customResourceDefinitions().withName(CRD).get();

  @AfterEach
  void takeTheNewerSchemaAway() {
    replaceSchema(committed);
  }

  @Test
  void anUnknownEnumValueAndUnknownFieldsStopNeitherStartNorOtherRuns(World world) {
    storeNewerObject(world, "churn-newer");
    replaceSchema(committed);
    world.operator();

    world.create(Samples.run("churn-known"));

    world.assertDoneOnce("churn-known");
  }

  @Test
  void anUnknownEnumValueThatArrivesByWatchStopsNothing(World world) {
    world.operator();
    world.create(Samples.run("churn-before"));
    world.assertDoneOnce("churn-before");

    storeNewerObject(world, "churn-newer");
    replaceSchema(committed);
    world.create(Samples.run("churn-after"));

    world.assertDoneOnce("churn-after");
  }

  /** A run with a format, a policy and fields that this version does not know, in an end state. */
  private void storeNewerObject(World world, String name) {
    replaceSchema(openSchema());
    GenericKubernetesResource run =
        client
            .getKubernetesSerialization()
            .unmarshal(
                Samples.run(name, "future: {deep: [1, 2]}")
                    .replace("format: Parquet", "format: Arrow")
                    .replace("{stage: Staging}", "{policy: WhenTheMoonIsFull, stage: Staging}"),
                GenericKubernetesResource.class);
    eventually(() -> create(world, run));
    GenericKubernetesResource made =
        client.genericKubernetesResources(RUNS).inNamespace(world.namespace()).withName(name).get();
    made.setAdditionalProperty(
        "status", Map.of("observedGeneration", 1, "state", "Paused", "step", "Distill"));
    client.resource(made).updateStatus();
  }

  private void create(World world, GenericKubernetesResource run) {
    try {
      client.genericKubernetesResources(RUNS).inNamespace(world.namespace()).resource(run).create();
    } catch (KubernetesClientException e) {
      throw new AssertionError("the open schema is not in force yet", e);
    }
  }

  private CustomResourceDefinition openSchema() {
    CustomResourceDefinitionBuilder open = new CustomResourceDefinitionBuilder(committed);
    return open.editSpec()
        .editFirstVersion()
        .withNewSchema()
        .withNewOpenAPIV3Schema()
        .withType("object")
        .withXKubernetesPreserveUnknownFields(true)
        .endOpenAPIV3Schema()
        .endSchema()
        .withSelectableFields()
        .endVersion()
        .endSpec()
        .build();
  }

  private void replaceSchema(CustomResourceDefinition wanted) {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(CRD)
        .edit(
            there -> new CustomResourceDefinitionBuilder(there).withSpec(wanted.getSpec()).build());
  }
}
