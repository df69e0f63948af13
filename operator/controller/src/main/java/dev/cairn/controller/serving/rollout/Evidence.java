package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.analytics.sequential.Pairs;
import dev.cairn.crds.serving.Trip;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What routers said of the persisted table. */
public sealed interface Evidence {
  /**
   * Nothing can be said.
   *
   * @param why for a person
   */
  record Unavailable(String why) implements Evidence {}

  /**
   * Sums over the router pods.
   *
   * @param table id of the table that was asked about
   * @param acknowledged whether every ready pod uses that table
   * @param sinceEpochSeconds when the last of them began to
   * @param candidate of requests to the candidate, or copies while shadowing
   * @param stable of requests to stable
   * @param pairs comparison of answers; null without shadowing
   * @param inFlight requests of any table that wait for an answer, by revision
   * @param complete whether every ready pod answered
   * @param tripped pods that took the candidate's weight away
   */
  record Counted(
      String table,
      boolean acknowledged,
      long sinceEpochSeconds,
      Arm candidate,
      Arm stable,
      @Nullable Pairs pairs,
      Map<String, Long> inFlight,
      boolean complete,
      List<Trip> tripped)
      implements Evidence {
    public Counted {
      inFlight = Map.copyOf(inFlight);
      tripped = List.copyOf(tripped);
    }
  }
}
