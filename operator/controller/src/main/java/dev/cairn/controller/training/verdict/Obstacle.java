package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.run.TrainingRunReason;

/**
 * Why a pod does not start.
 *
 * @param reason for the conditions
 * @param message what is missing and what to do
 */
public record Obstacle(TrainingRunReason reason, String message) {}
