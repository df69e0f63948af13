package dev.cairn.controller.serving.rollout;

import org.jspecify.annotations.Nullable;

/**
 * A live Deployment of a revision.
 *
 * @param identity what it serves
 * @param wantedReplicas its spec.replicas
 * @param replicas pods that exist
 * @param readyReplicas pods that are ready
 * @param trouble why its pods do not become ready; null when nothing is known
 * @param roleAnnotation role that was written on it, as in {@link
 *     dev.cairn.crds.serving.RevisionRole}; null without
 */
public record RevisionSeen(
    RevisionIdentity identity,
    int wantedReplicas,
    int replicas,
    int readyReplicas,
    @Nullable Trouble trouble,
    @Nullable String roleAnnotation) {

  /**
   * What keeps pods from becoming ready.
   *
   * @param reason CamelCase; {@link #DIGEST_MISMATCH} is final, others are waited out
   * @param message what happened and what to do
   */
  public record Trouble(String reason, String message) {
    /** The artifact is not the one that the version names: no retry can cure it. */
    public static final String DIGEST_MISMATCH = "DigestMismatch";

    boolean isFinal() {
      return reason.equals(DIGEST_MISMATCH);
    }
  }
}
