package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.FallbackCause;
import dev.cairn.crds.serving.RetryOnStable;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.table.Choice;
import dev.cairn.router.table.Route;
import dev.cairn.router.upstream.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who answers in place of a revision that failed. */
final class Retries {
  private Retries() {}

  /** All tries together may take half as long again as one. */
  static long deadlineMillis(Route route) {
    return route.timeoutMillis() + route.timeoutMillis() / 2;
  }

  /**
   * Stable, where it may stand in; null where it may not. Someone who asked for a revision by name
   * is to see how it does.
   */
  static @Nullable Target stable(Dispatch dispatch, Target failed, Outcome outcome, boolean sent) {
    boolean stands =
        failed.arm().role() == RevisionRole.CANDIDATE
            && dispatch.choice().reason() != Choice.Reason.PREVIEW
            && outcome.isFailure();
    RetryOnStable allowed = dispatch.route().route().table().retryOnStable();
    boolean may =
        switch (allowed == null ? RetryOnStable.ALWAYS : allowed) {
          case ALWAYS -> true;
          case BEFORE_SEND, UNRECOGNISED -> !sent;
          case NEVER -> false;
        };
    return stands && may ? dispatch.route().target(RevisionRole.STABLE) : null;
  }

  /** The service's fallback, when it has one for this; predictions only. */
  static @Nullable Fallback fallback(Dispatch dispatch, Outcome outcome) {
    Fallback fallback = dispatch.route().route().table().fallback();
    boolean wanted =
        fallback != null
            && dispatch.predicts()
            && causes(outcome).stream().anyMatch(fallback.when()::contains);
    return wanted ? fallback : null;
  }

  private static List<FallbackCause> causes(Outcome outcome) {
    return switch (outcome) {
      case ERROR, CONNECT_ERROR -> List.of(FallbackCause.ERROR);
      case TIMEOUT -> List.of(FallbackCause.TIMEOUT);
      case OVERLOAD -> List.of(FallbackCause.OVERLOAD);
      case NO_ENDPOINT -> List.of(FallbackCause.ERROR, FallbackCause.OVERLOAD);
      case SCHEMA_VIOLATION -> List.of(FallbackCause.SCHEMA_VIOLATION);
      case OK, CLIENT_ERROR, DISCONNECTED -> List.of();
    };
  }
}
