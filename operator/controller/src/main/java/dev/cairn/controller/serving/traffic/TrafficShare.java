package dev.cairn.controller.serving.traffic;

import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.crds.serving.RevisionRole;

/**
 * What a revision gets.
 *
 * @param role what it is; a role is given once
 * @param revision which
 * @param weight share of the traffic in percent, 0 to 100; of a shadow and a fallback 0
 */
public record TrafficShare(RevisionRole role, RevisionFacts revision, int weight) {}
