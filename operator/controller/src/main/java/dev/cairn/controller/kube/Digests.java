package dev.cairn.controller.kube;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts. */
public final class Digests {
  private Digests() {}

  /** "sha256:" and 64 hexadecimal digits of the text's UTF-8 bytes. */
  public static String of(String text) {
    return "sha256:" + hex(text);
  }

  /** The first hexadecimal digits of the same, at most 64. */
  public static String prefix(String text, int digits) {
    return hex(text).substring(0, digits);
  }

  /** 64 hexadecimal digits of the text's UTF-8 bytes. */
  static String hex(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
