package dev.cairn.crds.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the API that hold for all kinds, judged on the schemas. */
class SchemaLawsTest {
  /** What readers of YAML 1.1 take for a boolean or null; as keys and as values. */
  private static final Set<String> YAML_BOOLEANS =
      Set.of("y", "yes", "n", "no", "on", "off", "true", "false", "null", "~");

  static List<Class<? extends CustomResource<?, ?>>> kinds() {
    return Kinds.ALL;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyPropertyHasADescription(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(
            nodes(kind).stream()
                .filter(SchemaWalk.Node::isProperty)
                .filter(node -> isBlank(node.schema().getDescription()))
                .map(SchemaWalk.Node::path))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyStringListAndMapIsBounded(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(
            nodes(kind).stream()
                .filter(node -> isUnbounded(node.schema()))
                .map(SchemaWalk.Node::path))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsNamedLikeABooleanOfYaml(Class<? extends CustomResource<?, ?>> kind) {
    List<String> words = new ArrayList<>();
    for (SchemaWalk.Node node : nodes(kind)) {
      words.add(node.name());
      node.schema().getEnum().stream().map(JsonNode::asText).forEach(words::add);
    }
    assertThat(words).noneMatch(word -> YAML_BOOLEANS.contains(word.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noListItemHasADefault(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(
            nodes(kind).stream()
                .filter(node -> node.path().contains("[]") || node.path().contains("{}"))
                .filter(node -> node.schema().getDefault() != null)
                .map(SchemaWalk.Node::path))
        .as("client-side apply would report a change for ever")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void statusHasNoDefaultButThatItIsNotSeenYet(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(
            nodes(kind).stream()
                .filter(node -> node.path().startsWith("status"))
                .filter(node -> node.schema().getDefault() != null)
                .map(node -> node.path() + "=" + node.schema().getDefault()))
        .containsExactly("status={\"observedGeneration\":-1}");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theDefaultConstantOfAnEnumIsNoValueOfTheApi(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(nodes(kind).stream().flatMap(node -> node.schema().getEnum().stream()))
        .noneMatch(value -> "Unrecognised".equals(value.asText()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindIsNamespacedNeedsASpecAndEndsItsColumnsWithItsAge(
      Class<? extends CustomResource<?, ?>> kind) {
    CustomResourceDefinition crd = CrdGenerator.definition(kind);
    var version = crd.getSpec().getVersions().getFirst();

    assertThat(crd.getSpec().getScope()).isEqualTo("Namespaced");
    assertThat(crd.getSpec().getNames().getCategories()).containsExactly("cairn");
    assertThat(version.getSchema().getOpenAPIV3Schema().getRequired()).containsExactly("spec");
    assertThat(version.getSubresources().getStatus()).isNotNull();
    assertThat(version.getAdditionalPrinterColumns())
        .extracting(CustomResourceColumnDefinition::getName)
        .endsWith("Age");
  }

  private static List<SchemaWalk.Node> nodes(Class<? extends CustomResource<?, ?>> kind) {
    return SchemaWalk.nodes(
        CrdGenerator.definition(kind)
            .getSpec()
            .getVersions()
            .getFirst()
            .getSchema()
            .getOpenAPIV3Schema());
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isUnbounded(JSONSchemaProps schema) {
    boolean openText =
        "string".equals(schema.getType())
            && schema.getMaxLength() == null
            && schema.getEnum().isEmpty();
    boolean openList = schema.getItems() != null && schema.getMaxItems() == null;
    boolean openMap = schema.getAdditionalProperties() != null && schema.getMaxProperties() == null;
    return openText || openList || openMap;
  }
}
