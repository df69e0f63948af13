package dev.cairn.controller.serving.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What routing and status need to know of a revision. Written on its Deployment at birth and read
 * from there, so that a revision that serves is known when its ModelVersion is gone and the service
 * says something else.
 *
 * @param name of the revision, and of its Service
 * @param modelVersion name of the ModelVersion
 * @param artifactDigest digest of the artifact
 * @param imageDigest digest of the image; null when only its tag is known
 * @param port on which the server listens; the Service has the same
 * @param speaks how the server is spoken to
 */
public record RevisionFacts(
    String name,
    String modelVersion,
    String artifactDigest,
    @Nullable String imageDigest,
    int port,
    Speaks speaks) {
  private static final ObjectMapper JSON = ApiMapper.objectMapper();

  /** Name of the revision's Service. */
  public String service() {
    return name;
  }

  /**
   * The facts on a revision's Deployment; empty when it is none, or somebody tampered with them.
   */
  public static Optional<RevisionFacts> read(Deployment deployment) {
    ObjectMeta meta = deployment.getMetadata();
    String modelVersion = Owned.annotation(meta, Labels.MODEL_VERSION);
    String artifact = Owned.annotation(meta, Labels.ARTIFACT_DIGEST);
    String port = Owned.annotation(meta, Labels.PORT);
    String speaks = Owned.annotation(meta, Labels.SPEAKS);
    if (modelVersion == null || artifact == null || port == null || speaks == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RevisionFacts(
              meta.getName(),
              modelVersion,
              artifact,
              Owned.annotation(meta, Labels.IMAGE_DIGEST),
              JSON.readValue(port, Integer.class),
              JSON.readValue(speaks, Speaks.class)));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // not what was written: the caller says that it does not know it
    }
  }

  /**
   * What a revision's Deployment says that it is in its service; empty when it says nothing known.
   */
  public static Optional<RevisionRole> role(Deployment deployment) {
    String role = Owned.annotation(deployment.getMetadata(), Labels.ROLE);
    return role == null
        ? Optional.empty()
        : Optional.of(JSON.convertValue(role, RevisionRole.class))
            .filter(known -> known != RevisionRole.UNRECOGNISED);
  }

  /** Value of the annotation {@link Labels#ROLE}. */
  public static String roleText(RevisionRole role) {
    return JSON.convertValue(role, String.class);
  }

  /** Annotations from which {@link #read} reads. */
  Map<String, String> annotations() {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(Labels.MODEL_VERSION, modelVersion);
    annotations.put(Labels.ARTIFACT_DIGEST, artifactDigest);
    annotations.put(Labels.PORT, String.valueOf(port));
    annotations.put(Labels.SPEAKS, text(speaks));
    if (imageDigest != null) {
      annotations.put(Labels.IMAGE_DIGEST, imageDigest);
    }
    return annotations;
  }

  private static String text(Speaks speaks) {
    try {
      return JSON.writeValueAsString(speaks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }
}
