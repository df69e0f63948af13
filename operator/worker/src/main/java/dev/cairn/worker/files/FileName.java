package dev.cairn.worker.files;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The bytes of file names. A name on Linux is bytes, not text; where the container's locale is not
 * UTF-8, {@link Path#toString} loses those beyond ASCII, while a file: URI keeps them all.
 */
public final class FileName {
  private FileName() {}

  /** The file of a path that is text; every character outlives the container's locale. */
  public static Path under(Path directory, String path) {
    String start = directory.toAbsolutePath().normalize().toUri().toString();
    StringBuilder uri = new StringBuilder(start.endsWith("/") ? start : start + "/");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The bytes of a file's path below a directory, as {@code find .} would print it after "./". */
  public static byte[] below(Path directory, Path file) {
    String start = directory.toAbsolutePath().normalize().toUri().getRawPath();
    String whole = file.toAbsolutePath().normalize().toUri().getRawPath();
    String prefix = start.endsWith("/") ? start : start + "/";
    if (!whole.startsWith(prefix)) {
      throw new IllegalArgumentException(file + " is not below " + directory);
    }
    return unescape(whole.substring(prefix.length()));
  }

  /** Whether a line of sha256sum could not hold the name as it is. */
  public static boolean needsEscape(byte[] name) {
    for (byte b : name) {
      if ((b >= 0 && b < ' ') || b == 0x7f || b == '\\') {
        return true;
      }
    }
    return false;
  }

  private static byte[] unescape(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
