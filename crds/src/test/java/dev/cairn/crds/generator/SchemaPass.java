package dev.cairn.crds.generator;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import dev.cairn.crds.schema.Immutable;
import dev.cairn.crds.schema.Scale;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScale;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Adds to one kind's CRD what Fabric8's generator has no annotation for. */
final class SchemaPass implements CRDPostProcessor {
  private final Class<? extends CustomResource<?, ?>> kind;

  SchemaPass(Class<? extends CustomResource<?, ?>> kind) {
    this.kind = kind;
  }

  @Override
  public HasMetadata process(HasMetadata generated, String crdVersion) {
    CustomResourceDefinition crd = (CustomResourceDefinition) generated;
    crd.getSpec().getNames().setCategories(List.of(CairnApi.CATEGORY));
    for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
      version.setAdditionalPrinterColumns(columns());
      scale(version);
      root(version.getSchema().getOpenAPIV3Schema());
    }
    return crd;
  }

  private void root(JSONSchemaProps root) {
    root.setDescription(kind.getAnnotation(JsonClassDescription.class).value());
    root.setRequired(List.of("spec"));
    AnnotatedType[] halves =
        ((AnnotatedParameterizedType) kind.getAnnotatedSuperclass())
            .getAnnotatedActualTypeArguments();
    JSONSchemaProps spec = Objects.requireNonNull(root.getProperties().get("spec"));
    JSONSchemaProps status = Objects.requireNonNull(root.getProperties().get("status"));
    RecordWalk.walk(halves[0], spec);
    RecordWalk.walk(halves[1], status);
    spec.setDescription("What is asked for.");
    status.setDescription("What the operator found and did; nobody else writes it.");
    SchemaTidy.withoutDefaults(status);
    status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
    Immutable immutable = kind.getAnnotation(Immutable.class);
    if (immutable != null) {
      ImmutableRules.add(immutable, spec);
    }
    SchemaTidy.tidy(root);
  }

  private void scale(CustomResourceDefinitionVersion version) {
    Scale scale = kind.getAnnotation(Scale.class);
    if (scale != null) {
      version
          .getSubresources()
          .setScale(
              new CustomResourceSubresourceScale(scale.selector(), scale.spec(), scale.status()));
    }
  }

  private List<CustomResourceColumnDefinition> columns() {
    return Arrays.stream(kind.getAnnotationsByType(Column.class)).map(SchemaPass::column).toList();
  }

  private static CustomResourceColumnDefinition column(Column column) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(column.name())
        .withJsonPath(column.path())
        .withType(column.type())
        .withPriority(column.priority())
        .build();
  }
}
