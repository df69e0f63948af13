package dev.cairn.worker.score;

/** A file of predictions that is none; its message goes on after the file's name. */
final class UnfitPredictionsException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitPredictionsException(String message) {
    super(message);
  }

  UnfitPredictionsException(String message, Exception cause) {
    super(message, cause);
  }
}
