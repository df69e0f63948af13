package dev.cairn.controller.kube;

/**
 * Deterministic names of children, so that a second creation meets the first one. What is too long
 * is cut and ends in a hash of the whole, so that two long names never meet.
 */
public final class Names {
  /** Longest name of a Job (its pods carry it as a label value) and longest label value. */
  static final int MAX = 63;

  private static final int HASH = 8;

  private Names() {}

  /** Name of a child: owner-suffix, at most 63 characters. */
  public static String child(String owner, String suffix) {
    return fit(owner + "-" + suffix);
  }

  /**
   * The name itself when it has at most 63 characters, else its beginning and a hash of the whole.
   */
  public static String fit(String name) {
    if (name.length() <= MAX) {
      return name;
    }
    String head = name.substring(0, MAX - HASH - 1);
    // A cut may end in a dot or hyphen, which may not stand before the hyphen of the hash.
    while (head.endsWith("-") || head.endsWith(".")) {
      head = head.substring(0, head.length() - 1);
    }
    return head + "-" + Digests.hex(name).substring(0, HASH);
  }
}
