package dev.cairn.router.proxy;

import dev.cairn.crds.serving.RevisionRole;

/** Roles as the API writes them. */
final class RoleName {
  private RoleName() {}

  static String of(RevisionRole role) {
    return switch (role) {
      case STABLE -> "Stable";
      case CANDIDATE -> "Candidate";
      case SHADOW -> "Shadow";
      case FALLBACK -> "Fallback";
      case UNRECOGNISED -> "Unrecognised";
    };
  }
}
