package dev.cairn.worker.testing;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StorageAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The S3 server that e2e/cluster/s3.sh started. Buckets are directories of its data folder and
 * objects are files, so tests prepare and inspect them without a client.
 *
 * @param endpoint its address
 * @param id an access key
 * @param secret its secret
 * @param folder its data
 */
public record S3Server(String endpoint, String id, String secret, Path folder) {
  /** What local servers need to be reached. */
  public static final List<String> ALLOWED = List.of("127.0.0.0/8");

  /** The running server; a test that needs it fails without it. */
  public static S3Server running() {
    return new S3Server(
        variable("CAIRN_S3_ENDPOINT"),
        variable("CAIRN_S3_ACCESS_KEY_ID"),
        variable("CAIRN_S3_SECRET_ACCESS_KEY"),
        Path.of(variable("CAIRN_S3_FOLDER")));
  }

  private static String variable(String name) {
    @Nullable String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(
          name + " is not set: run e2e/cluster/s3.sh start and export what it prints");
    }
    return value;
  }

  public int port() {
    return URI.create(endpoint).getPort();
  }

  /** Makes a bucket of a name that no other test has. */
  public String bucket() {
    try {
      Path bucket = Files.createTempDirectory(folder, "test-");
      String name = String.valueOf(bucket.getFileName());
      Files.setPosixFilePermissions(bucket, PosixFilePermissions.fromString("rwxr-xr-x"));
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a bucket's objects are. */
  public Path directory(String bucket) {
    return folder.resolve(bucket);
  }

  /** The environment of a container whose Secret cairn-storage has this server's keys. */
  public Map<String, String> variables() {
    return Map.of("AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", secret);
  }

  /** Reaches a bucket at this server, or at something that stands before it. */
  public static List<StorageAccess> storage(String bucket, String endpoint) {
    return List.of(new StorageAccess("s3://" + bucket, endpoint, null, null));
  }

  /** Output at s3://bucket/churn for the usual run. */
  public static OutputPlace output(String bucket) {
    OutputPlace usual = Container.output();
    return new OutputPlace(
        "s3://" + bucket + "/churn",
        usual.run(),
        usual.runUid(),
        usual.specHash(),
        usual.maxBytes(),
        usual.format());
  }
}
