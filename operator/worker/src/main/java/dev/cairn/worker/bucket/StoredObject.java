package dev.cairn.worker.bucket;

/**
 * An object of a listing.
 *
 * @param key the whole key
 * @param bytes its size
 */
public record StoredObject(String key, long bytes) {
  /** The key below a prefix that it begins with. */
  public String below(String prefix) {
    return key.substring(prefix.length());
  }
}
