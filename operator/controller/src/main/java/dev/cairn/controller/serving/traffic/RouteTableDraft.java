package dev.cairn.controller.serving.traffic;

import dev.cairn.crds.serving.InferenceServiceSpec;
import java.util.List;

/**
 * What a route table is made from.
 *
 * @param uid of the InferenceService
 * @param spec what the service asks for
 * @param port the router's port of the service, 20000 to 29999
 * @param shares who gets what; weights sum to 100, or to 0 while nothing can serve
 */
public record RouteTableDraft(
    String uid, InferenceServiceSpec spec, int port, List<TrafficShare> shares) {
  private static final int ALL = 100;

  /**
   * Checks what must hold of every table.
   *
   * @throws IllegalArgumentException when weights do not sum to 100 or 0, are out of range, or a
   *     role is given twice
   */
  public RouteTableDraft {
    shares = List.copyOf(shares);
    int sum = shares.stream().mapToInt(TrafficShare::weight).sum();
    boolean inRange =
        shares.stream().allMatch(share -> share.weight() >= 0 && share.weight() <= ALL);
    if (!inRange || (sum != ALL && sum != 0)) {
      throw new IllegalArgumentException("weights must sum to 100, or to 0: " + shares);
    }
    if (shares.stream().map(TrafficShare::role).distinct().count() < shares.size()) {
      throw new IllegalArgumentException("a role is given twice: " + shares);
    }
  }
}
