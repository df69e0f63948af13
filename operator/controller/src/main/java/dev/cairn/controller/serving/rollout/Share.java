package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RevisionRole;

/**
 * A revision's place in the route table.
 *
 * @param role what it is
 * @param revision which
 * @param weight in percent
 */
public record Share(RevisionRole role, RevisionIdentity revision, int weight) {}
