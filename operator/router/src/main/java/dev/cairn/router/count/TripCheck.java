package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats;

/** Whether the evidence of one router alone suffices to take the candidate's weight away. */
@FunctionalInterface
public interface TripCheck {
  /**
   * Decides on the counts of one pod under one table.
   *
   * @param limit error rate that is allowed, 0 to 1
   * @param candidate counts of the candidate
   * @param stable counts of stable
   * @param share candidate's share of the split traffic, 0 to 1
   */
  boolean trips(double limit, ArmStats candidate, ArmStats stable, double share);
}
