package dev.cairn.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. */
public final class Sha256 {
  /** What Cairn's digests begin with. */
  public static final String PREFIX = "sha256:";

  private static final int BUFFER = 128 * 1024;

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds bytes. */
  public void update(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
  }

  /** 64 lower-case hexadecimal digits; ends this computation. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Digest of bytes, with {@link #PREFIX}. */
  public static String of(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.update(bytes, bytes.length);
    return PREFIX + sha.hex();
  }

  /** Digest of a file's bytes, with {@link #PREFIX}. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PREFIX + drain(in, (bytes, length) -> {}).hex();
    }
  }

  /** Reads a stream to its end, handing every piece to a sink as well. */
  public static Sha256 drain(InputStream in, Sink sink) throws IOException {
    Sha256 sha = new Sha256();
    byte[] buffer = new byte[BUFFER];
    int length = in.read(buffer);
    while (length >= 0) {
      sha.update(buffer, length);
      sink.accept(buffer, length);
      length = in.read(buffer);
    }
    return sha;
  }

  /** Takes pieces of a stream. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the first {@code length} bytes of a buffer that is reused afterwards. */
    void accept(byte[] buffer, int length) throws IOException;
  }
}
