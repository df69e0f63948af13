package dev.cairn.analytics;

/** Bytes from outside are not what they should be; the message says what is wrong with them. */
public final class UnreadableBytesException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableBytesException(String message) {
    super(message);
  }

  public UnreadableBytesException(String message, Throwable cause) {
    super(message, cause);
  }
}
