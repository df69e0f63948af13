package dev.cairn.controller.serving.revision;

/**
 * Why pods of a revision do not become ready.
 *
 * @param reason CamelCase; DigestMismatch is final, whatever else may pass
 * @param message what happened and what to do
 */
public record PredictorTrouble(String reason, String message) {}
