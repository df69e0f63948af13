package dev.cairn.router.table;

import dev.cairn.contract.routing.RouteHeaders;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.TrafficRule;
import org.jspecify.annotations.Nullable;

/** Decides which revision gets a request: preview, then rules, then the client's key, then dice. */
public final class Picker {
  /** Keys fall into so many buckets; a candidate owns those below its weight times 100. */
  public static final int BUCKETS = 10_000;

  private static final int BUCKETS_PER_PERCENT = 100;

  private Picker() {}

  /**
   * What a decision needs of a request.
   *
   * @param header its headers
   * @param key the client's sticky key; null without
   * @param dice drawn evenly from 0 (inclusive) to 1
   * @param tripped whether the candidate's weight counts as 0
   */
  public record Asked(Headers header, @Nullable String key, double dice, boolean tripped) {}

  /** The headers of a request. */
  @FunctionalInterface
  public interface Headers {
    /** First value of a header, by its name in lower case; null when it was not sent. */
    @Nullable String get(String name);
  }

  /** Who gets it; null when the table has neither a stable revision nor a candidate. */
  public static @Nullable Choice pick(Route route, Asked asked) {
    Arm preview = preview(route, asked);
    if (preview != null) {
      return new Choice(preview, Choice.Reason.PREVIEW);
    }
    Arm ruled = ruled(route, asked);
    if (ruled != null) {
      return new Choice(ruled, Choice.Reason.RULE);
    }
    Arm weighed = weighed(route, asked);
    return weighed == null ? null : new Choice(weighed, Choice.Reason.WEIGHT);
  }

  /**
   * The bucket of a key. Service and candidate are part of it: else the same tenth of the customers
   * would meet every candidate of every service.
   */
  public static int bucket(String key, String serviceUid, String candidate) {
    int hash = Murmur3.hash(key + '\0' + serviceUid + '\0' + candidate);
    return Integer.remainderUnsigned(hash, BUCKETS);
  }

  private static @Nullable Arm preview(Route route, Asked asked) {
    if (!Boolean.TRUE.equals(route.table().preview())) {
      return null;
    }
    String wanted = asked.header().get(RouteHeaders.PREVIEW);
    return route.arms().stream()
        .filter(arm -> arm.revision().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Arm ruled(Route route, Asked asked) {
    for (TrafficRule rule : route.table().rules()) {
      if (rule.matches().stream().anyMatch(match -> matches(match, asked))) {
        RevisionRole role =
            switch (rule.to()) {
              case STABLE -> RevisionRole.STABLE;
              case CANDIDATE -> RevisionRole.CANDIDATE;
              case UNRECOGNISED -> RevisionRole.UNRECOGNISED;
            };
        return route.arm(role);
      }
    }
    return null;
  }

  private static boolean matches(TrafficRule.Match match, Asked asked) {
    return match.headers().stream()
        .allMatch(header -> header.value().equals(asked.header().get(header.name())));
  }

  private static @Nullable Arm weighed(Route route, Asked asked) {
    Arm stable = route.arm(RevisionRole.STABLE);
    Arm candidate = route.arm(RevisionRole.CANDIDATE);
    if (candidate == null || stable == null) {
      return stable == null ? candidate : stable;
    }
    if (asked.tripped()) {
      return stable;
    }
    int bucket =
        asked.key() == null
            ? (int) (asked.dice() * BUCKETS)
            : bucket(asked.key(), route.source().uid(), candidate.revision());
    return bucket < candidate.weight() * BUCKETS_PER_PERCENT ? candidate : stable;
  }
}
