package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.SecretReference;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user may choose about the pods that are made for an object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodSettings(
    @JsonPropertyDescription(
            "ServiceAccount of the user's containers; another than the default needs the right to use it.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String serviceAccountName,
    @JsonPropertyDescription("Secrets with which images are pulled.")
        @Size(max = 10)
        @ListMap("name")
        List<SecretReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Labels of the pods. Labels of Cairn and of app.kubernetes.io are refused.")
        @Size(max = 50)
        @LabelMap
        Map<String, @Text(TextFormat.LABEL_VALUE) String> labels,
    @JsonPropertyDescription("Annotations of the pods. Annotations of Cairn are refused.")
        @Size(max = 50)
        @LabelMap
        Map<String, @Size(max = 4096) String> annotations,
    @JsonPropertyDescription("Labels that a node must have.")
        @LabelMap(refuseOwn = false)
        @Size(max = 20)
        Map<String, @Text(TextFormat.LABEL_VALUE) String> nodeSelector,
    @JsonPropertyDescription("Taints that the pods tolerate.") @Size(max = 20)
        List<Toleration> tolerations,
    @JsonPropertyDescription("Near or far from which nodes and pods.") @Nullable Affinity affinity,
    @JsonPropertyDescription("How the pods of this object spread.")
        @Size(max = 5)
        @ListMap({"topologyKey", "whenUnsatisfiable"})
        List<TopologySpread> topologySpreadConstraints,
    @JsonPropertyDescription("PriorityClass of the pods.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String priorityClassName,
    @JsonPropertyDescription("RuntimeClass of the pods.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String runtimeClassName,
    @JsonPropertyDescription(
            "Size of /dev/shm in the user's containers, counted as memory; default: the runtime's 64Mi.")
        @Text(TextFormat.QUANTITY)
        @Nullable String sharedMemory) {

  /** Nothing chosen. */
  public static final PodSettings NONE =
      new PodSettings(
          null, List.of(), Map.of(), Map.of(), Map.of(), List.of(), null, List.of(), null, null,
          null);

  public PodSettings {
    imagePullSecrets = imagePullSecrets == null ? List.of() : List.copyOf(imagePullSecrets);
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    topologySpreadConstraints =
        topologySpreadConstraints == null ? List.of() : List.copyOf(topologySpreadConstraints);
  }
}
