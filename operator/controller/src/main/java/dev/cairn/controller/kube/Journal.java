package dev.cairn.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that outlives the status it stood in: an immutable, ownerless ControllerRevision that
 * backups restore. Read first when an object has no status.
 *
 * @param specHash hash of the spec that was judged
 * @param status the latched status
 * @param evidence the evidence document, byte for byte, when there is one
 * @param retriedFor UID of the object whose lever {@link Labels#RETRY} led to this verdict: the
 *     lever is used up
 * @param found whether the evidence was met at the output already, and not made by a run that this
 *     cluster saw: nobody here can vouch for more than its digests
 */
public record Journal(
    String specHash,
    JsonNode status,
    @Nullable String evidence,
    @Nullable String retriedFor,
    boolean found) {
  /** Value of the component label. */
  public static final String COMPONENT = "journal";

  private static final String SUFFIX = "verdict";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** A verdict about work that this cluster saw. */
  public Journal(
      String specHash, JsonNode status, @Nullable String evidence, @Nullable String retriedFor) {
    this(specHash, status, evidence, retriedFor, false);
  }

  /** Name of the journal of an object. */
  public static String name(String owner) {
    return Names.child(owner, SUFFIX);
  }

  /** The object that keeps this journal. */
  public ControllerRevision toRevision(HasMetadata owner) {
    Map<String, Object> data = new TreeMap<>();
    data.put("specHash", specHash);
    data.put("status", status);
    if (evidence != null) {
      data.put("evidence", evidence);
    }
    if (retriedFor != null) {
      data.put("retriedFor", retriedFor);
    }
    if (found) {
      data.put("found", true);
    }
    var meta = Owned.ownerless(owner, name(owner.getMetadata().getName()), COMPONENT).build();
    return new ControllerRevisionBuilder()
        .withMetadata(meta)
        .withData(data)
        .withRevision(1L)
        .build();
  }

  /** The journal in a ControllerRevision; empty when it is none of ours. */
  public static Optional<Journal> read(@Nullable ControllerRevision revision) {
    if (revision == null || revision.getData() == null) {
      return Optional.empty();
    }
    JsonNode data = JSON.valueToTree(revision.getData());
    if (!data.path("specHash").isTextual() || !data.path("status").isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Journal(
            data.path("specHash").textValue(),
            data.path("status"),
            data.path("evidence").textValue(),
            data.path("retriedFor").textValue(),
            data.path("found").asBoolean(false)));
  }
}
