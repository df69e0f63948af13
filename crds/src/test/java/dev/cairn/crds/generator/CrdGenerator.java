package dev.cairn.crds.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the CRD of every kind. The same records give the same bytes. */
public final class CrdGenerator {
  private static final String HEADER =
      "# Made from the records of the module crds, which says how in its README.md.\n";

  // Every text quoted: readers of YAML 1.1 take bare words for booleans.
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private CrdGenerator() {}

  /** Manifests by file name, {@code <plural>.trail.cairn.dev.yaml}. */
  public static Map<String, String> manifests() {
    Map<String, String> byFile = new TreeMap<>();
    for (Class<? extends CustomResource<?, ?>> kind : Kinds.ALL) {
      byFile.put(HasMetadata.getFullResourceName(kind) + ".yaml", manifest(definition(kind)));
    }
    return byFile;
  }

  /** A kind's CRD. */
  public static CustomResourceDefinition definition(Class<? extends CustomResource<?, ?>> kind) {
    List<CustomResourceDefinition> made = new ArrayList<>();
    SchemaPass pass = new SchemaPass(kind);
    CRDPostProcessor keep =
        new CRDPostProcessor() {
          @Override
          public HasMetadata process(HasMetadata generated, String crdVersion) {
            HasMetadata done = pass.process(generated, crdVersion);
            made.add((CustomResourceDefinition) done);
            return done;
          }
        };
    new CRDGenerator()
        .withOutput(new Nowhere())
        .forCRDVersions("v1")
        .withPostProcessor(keep)
        .customResourceClasses(List.of(kind))
        .detailedGenerate();
    return made.getFirst();
  }

  private static String manifest(CustomResourceDefinition crd) {
    try {
      Object sorted = YAML.treeToValue(YAML.valueToTree(crd), Object.class);
      return HEADER + YAML.writeValueAsString(sorted);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + crd.getMetadata().getName(), e);
    }
  }

  /** Parses a manifest. */
  public static JsonNode read(String manifest) {
    try {
      return YAML.readTree(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not YAML", e);
    }
  }

  private static final class Nowhere implements CRDGenerator.CRDOutput<OutputStream> {
    @Override
    public OutputStream outputFor(String crdName) {
      return new ByteArrayOutputStream();
    }

    @Override
    public void close() {}
  }
}
