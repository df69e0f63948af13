package dev.cairn.worker.bucket;

import dev.cairn.worker.files.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes and copies objects in parts where they are large: single requests end at 5 GB, and a part
 * that fails costs less than the whole. Uploads that were begun and not completed, as after a
 * crash, are invisible and cost storage until a life-cycle rule of the bucket ends them.
 */
final class LargeObjects {
  static final long PART = 64L << 20;
  private static final long MOST_PARTS = 10_000;
  private static final String ANY = "application/octet-stream";

  private final String bucket;
  private final S3Client client;

  LargeObjects(String bucket, S3Client client) {
    this.bucket = bucket;
    this.client = client;
  }

  /** Writes an object; its ETag. */
  String upload(String key, Content content) {
    if (content.bytes() <= PART) {
      return client
          .putObject(r -> r.bucket(bucket).key(key), body(content, 0, content.bytes()))
          .eTag();
    }
    return inParts(
        key,
        content.bytes(),
        (upload, number, range) -> {
          String tag =
              client
                  .uploadPart(
                      r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                      body(content, range.first(), range.bytes()))
                  .eTag();
          return CompletedPart.builder().partNumber(number).eTag(tag).build();
        });
  }

  /** Copies an object; the copy's ETag. */
  String copy(StoredObject from, String to) {
    if (from.bytes() <= PART) {
      return client
          .copyObject(
              r ->
                  r.sourceBucket(bucket)
                      .sourceKey(from.key())
                      .destinationBucket(bucket)
                      .destinationKey(to))
          .copyObjectResult()
          .eTag();
    }
    return inParts(
        to,
        from.bytes(),
        (upload, number, range) -> {
          String tag =
              client
                  .uploadPartCopy(
                      r ->
                          r.sourceBucket(bucket)
                              .sourceKey(from.key())
                              .destinationBucket(bucket)
                              .destinationKey(to)
                              .uploadId(upload)
                              .partNumber(number)
                              .copySourceRange(range.header()))
                  .copyPartResult()
                  .eTag();
          return CompletedPart.builder().partNumber(number).eTag(tag).build();
        });
  }

  private String inParts(String key, long bytes, PartWriter writer) {
    String upload = client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (Range range : ranges(bytes)) {
        parts.add(writer.write(upload, parts.size() + 1, range));
      }
      return client
          .completeMultipartUpload(
              r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)))
          .eTag();
    } catch (RuntimeException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private void abort(String key, String upload, RuntimeException failure) {
    try {
      client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload));
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // what went wrong first is what a person must know
    }
  }

  static List<Range> ranges(long bytes) {
    long part = Math.max(PART, Math.ceilDiv(bytes, MOST_PARTS));
    List<Range> ranges = new ArrayList<>();
    for (long first = 0; first < bytes; first += part) {
      ranges.add(new Range(first, Math.min(part, bytes - first)));
    }
    return ranges;
  }

  private static RequestBody body(Content content, long first, long bytes) {
    return RequestBody.fromContentProvider(() -> open(content, first, bytes), bytes, ANY);
  }

  private static InputStream open(Content content, long first, long bytes) {
    try {
      InputStream in = content.open();
      in.skipNBytes(first);
      return new Part(in, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of an object, from first on. */
  record Range(long first, long bytes) {
    String header() {
      return "bytes=%d-%d".formatted(first, first + bytes - 1);
    }
  }

  private interface PartWriter {
    CompletedPart write(String upload, int number, Range range);
  }
}
