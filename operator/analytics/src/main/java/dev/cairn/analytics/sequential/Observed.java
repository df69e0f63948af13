package dev.cairn.analytics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * What was seen of a rollout in its present phase.
 *
 * @param candidate copies in the shadow phase, else answered requests
 * @param stable its requests in the same time; ignored when the candidate is alone
 * @param pairs compared answers; null when none are compared
 * @param share the candidate's share of split traffic by weight, 0 to 1; read in {@link
 *     Phase#SPLIT} only
 * @param since when the routers had acknowledged the phase's table, seconds since the epoch
 * @param now seconds since the epoch
 */
public record Observed(
    Phase phase,
    Arm candidate,
    Arm stable,
    @Nullable Pairs pairs,
    double share,
    long since,
    long now) {}
