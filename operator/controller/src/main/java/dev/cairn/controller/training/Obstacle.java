package dev.cairn.controller.training;

/**
 * Why a pod does not start.
 *
 * @param reason for the conditions
 * @param message what is missing and what to do
 */
record Obstacle(TrainingRunReason reason, String message) {}
