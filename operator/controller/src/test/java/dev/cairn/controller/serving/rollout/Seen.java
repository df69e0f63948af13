package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RevisionSeen.Trouble;
import dev.cairn.crds.serving.RevisionRole;
import org.jspecify.annotations.Nullable;

/** Deployments as they change. */
final class Seen {
  private Seen() {}

  static RevisionSeen made(String name, int size) {
    return new RevisionSeen(
        Specs.revision(name.substring("churn-".length())), size, 0, 0, null, null);
  }

  static RevisionSeen sized(RevisionSeen old, int size) {
    return new RevisionSeen(
        old.identity(),
        size,
        Math.min(old.replicas(), size),
        Math.min(old.readyReplicas(), size),
        old.trouble(),
        old.roleAnnotation());
  }

  static RevisionSeen ready(RevisionSeen old, int pods) {
    return new RevisionSeen(
        old.identity(), old.wantedReplicas(), pods, pods, null, old.roleAnnotation());
  }

  static RevisionSeen troubled(RevisionSeen old, Trouble trouble) {
    return new RevisionSeen(
        old.identity(),
        old.wantedReplicas(),
        old.replicas(),
        old.readyReplicas(),
        trouble,
        old.roleAnnotation());
  }

  static RevisionSeen role(RevisionSeen old, @Nullable RevisionRole role) {
    return new RevisionSeen(
        old.identity(),
        old.wantedReplicas(),
        old.replicas(),
        old.readyReplicas(),
        old.trouble(),
        role == null ? null : role.name());
  }
}
