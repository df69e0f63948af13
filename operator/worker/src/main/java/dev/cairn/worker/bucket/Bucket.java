package dev.cairn.worker.bucket;

import dev.cairn.worker.files.Content;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket. Every method throws a StepFailure of the step's reason when the server refuses. */
public final class Bucket {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final String name;
  private final S3Client client;
  private final BucketFailures failures;
  private final LargeObjects large;

  Bucket(String name, S3Client client, BucketFailures failures) {
    this.name = name;
    this.client = client;
    this.failures = failures;
    this.large = new LargeObjects(name, client);
  }

  /** The bucket's name. */
  public String name() {
    return name;
  }

  /** All objects whose keys begin with a prefix, but the empty ones that stand for directories. */
  public List<StoredObject> list(String prefix) throws StepFailure {
    return guard(
        prefix,
        () -> {
          List<StoredObject> objects = new ArrayList<>();
          client
              .listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
              .contents()
              .forEach(
                  object -> {
                    if (!object.key().endsWith("/") || object.size() > 0) {
                      objects.add(new StoredObject(object.key(), object.size()));
                    }
                  });
          return objects;
        });
  }

  /** Names of the directories right below a prefix, which ends with a slash or is empty. */
  public SortedSet<String> directories(String prefix) throws StepFailure {
    return guard(
        prefix,
        () -> {
          SortedSet<String> names = new TreeSet<>();
          client
              .listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix).delimiter("/"))
              .commonPrefixes()
              .stream()
              .map(CommonPrefix::prefix)
              .forEach(p -> names.add(p.substring(prefix.length(), p.length() - 1)));
          return names;
        });
  }

  /** An object's size; empty when there is none. */
  public Optional<Long> size(String key) throws StepFailure {
    return head(key, Set.of(NOT_FOUND));
  }

  /** Whether an object is there, as far as these keys may see it. */
  public boolean isVisible(String key) throws StepFailure {
    return head(key, Set.of(NOT_FOUND, FORBIDDEN)).isPresent();
  }

  private Optional<Long> head(String key, Set<Integer> missing) throws StepFailure {
    return guard(
        key,
        () -> {
          try {
            Long length =
                client.headObject(request -> request.bucket(name).key(key)).contentLength();
            return Optional.of(length == null ? 0L : length); // no length is said of nothing
          } catch (S3Exception e) {
            if (missing.contains(e.statusCode())) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /**
   * A small object's bytes; empty when there is none.
   *
   * @throws StepFailure when it is larger than a bound
   */
  public Optional<byte[]> read(String key, int most) throws StepFailure {
    Optional<byte[]> bytes =
        guard(
            key,
            () -> {
              try {
                return Optional.of(get(key, in -> in.readNBytes(most + 1)));
              } catch (NoSuchKeyException e) {
                return Optional.empty();
              }
            });
    if (bytes.isPresent() && bytes.get().length > most) {
      throw failures.refused(key, "is larger than %d bytes".formatted(most));
    }
    return bytes;
  }

  /** SHA-256 of an object's bytes, as hexadecimal digits. */
  public String hash(String key) throws StepFailure {
    return guard(key, () -> get(key, in -> Sha256.drain(in, (bytes, length) -> {}).hex()));
  }

  /**
   * Writes an object's bytes to a file, which is made or replaced.
   *
   * @return SHA-256 of the bytes, as hexadecimal digits
   * @throws IOException when the file cannot be written
   */
  public String download(String key, Path file) throws StepFailure, IOException {
    LocalFailure local = new LocalFailure();
    try {
      return guard(key, () -> get(key, in -> local.save(in, file)));
    } catch (StepFailure e) {
      local.rethrow();
      throw e;
    }
  }

  /** Writes a small object, replacing one that is there. */
  public void put(String key, byte[] content) throws StepFailure {
    guard(
        key,
        () ->
            client.putObject(
                request -> request.bucket(name).key(key), RequestBody.fromBytes(content)));
  }

  /**
   * Writes a small object unless there is one. Where the server does not know conditional writes,
   * looking and writing are two requests, between which another writer fits.
   *
   * @return false when there was one
   */
  public boolean putAbsent(String key, byte[] content) throws StepFailure {
    return guard(
        key,
        () -> {
          try {
            client.putObject(
                request -> request.bucket(name).key(key).ifNoneMatch("*"),
                RequestBody.fromBytes(content));
            return true;
          } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
              return false;
            }
            if (e.statusCode() != NOT_IMPLEMENTED) {
              throw e;
            }
          }
          if (size(key).isPresent()) {
            return false;
          }
          put(key, content);
          return true;
        });
  }

  /** Writes an object of any size. */
  public void upload(String key, Content content) throws StepFailure {
    guard(key, () -> large.upload(key, content));
  }

  /** Copies an object inside the bucket without reading it here. */
  public void copy(StoredObject from, String to) throws StepFailure {
    guard(to, () -> large.copy(from, to));
  }

  /** Deletes an object that may be absent. */
  public void delete(String key) throws StepFailure {
    guard(key, () -> client.deleteObject(request -> request.bucket(name).key(key)));
  }

  /** Something is not there that should be. */
  public StepFailure absent(String key) {
    return failures.absent(key);
  }

  /** Something is there that must not be used. */
  public StepFailure refused(String key, String why) {
    return failures.refused(key, why);
  }

  private <T> T guard(String key, Call<T> call) throws StepFailure {
    try {
      return call.run();
    } catch (CheckedHttpClient.Refusal e) {
      throw e.failure();
    } catch (SdkException e) {
      throw failures.explain(key, e);
    }
  }

  private <T> T get(String key, Reader<T> reader) {
    ResponseTransformer<GetObjectResponse, T> transformer =
        (response, in) -> {
          try {
            return reader.read(in);
          } catch (IOException e) { // the whole object once more
            throw RetryableException.builder().message("broken off").cause(e).build();
          }
        };
    return client.getObject(request -> request.bucket(name).key(key), transformer);
  }

  private interface Call<T> {
    T run() throws StepFailure;
  }

  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }
}
