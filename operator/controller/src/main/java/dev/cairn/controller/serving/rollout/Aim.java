package dev.cairn.controller.serving.rollout;

/**
 * What a service goes for.
 *
 * @param target what
 * @param rollback whether a person asked for it by the rollback lever
 */
record Aim(Target target, boolean rollback) {}
