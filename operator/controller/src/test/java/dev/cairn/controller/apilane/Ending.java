package dev.cairn.controller.apilane;

/**
 * How a container ends.
 *
 * @param exitCode 0 to 255
 * @param reason the kubelet's word: Completed, Error, OOMKilled
 * @param message its termination message
 * @param log what it printed
 */
record Ending(int exitCode, String reason, String message, String log) {
  static Ending well(String message) {
    return new Ending(0, "Completed", message, "");
  }

  static Ending failed(int exitCode, String message) {
    return new Ending(exitCode, "Error", message, "");
  }
}
