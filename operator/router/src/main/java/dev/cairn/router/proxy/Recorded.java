package dev.cairn.router.proxy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.router.schema.Bodies;
import dev.cairn.router.schema.Redaction;
import dev.cairn.router.schema.SignatureCheck;
import dev.cairn.router.table.Route;
import dev.cairn.router.upstream.Target;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and records an answered request, on a worker thread. */
final class Recorded {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final double MICROS_PER_MILLI = 1_000;

  private final PlaneParts parts;
  private final Dispatch dispatch;
  private final Recording.Level level;

  Recorded(PlaneParts parts, Dispatch dispatch, Recording.Level level) {
    this.parts = parts;
    this.dispatch = dispatch;
    this.level = level;
  }

  void run(Aftermath.Done done, boolean observed) {
    if (observed) {
      observe();
    }
    if (level != Recording.Level.NONE) {
      parts.records().write(record(done));
    }
  }

  private void observe() {
    Signature signature = dispatch.choice().arm().signature();
    List<JsonNode> records = records();
    if (signature == null || records == null) {
      dispatch.route().counts().unreadable();
    } else if (!SignatureCheck.check(signature, records).isEmpty()) {
      dispatch.target().series().violated();
    }
  }

  private @Nullable List<JsonNode> records() {
    JsonNode document = dispatch.body().json();
    return document == null ? null : Bodies.records(document, route().pointers().features());
  }

  private PredictionRecord record(Aftermath.Done done) {
    Target by = done.by();
    Backend backend = by == null ? null : by.arm().backend();
    return new PredictionRecord(
        TIME.format(Instant.ofEpochMilli(dispatch.came().millis())),
        dispatch.requestId(),
        route().source().name(),
        key(),
        route().table().id(),
        backend == null ? null : RoleName.of(backend.role()),
        backend == null ? null : backend.revision(),
        backend == null ? null : backend.modelVersion(),
        backend == null ? null : backend.artifactDigest(),
        backend == null ? null : backend.imageDigest(),
        done.outcome().said(),
        done.reason() == null ? null : done.reason().said(),
        done.sent().status(),
        Math.max(0, done.sent().firstByte()) / MICROS_PER_MILLI,
        level == Recording.Level.ALL ? input() : null,
        level == Recording.Level.METADATA ? null : output(done));
  }

  private @Nullable String key() {
    JsonPointer pointer = route().pointers().key();
    JsonNode document = pointer == null ? null : dispatch.body().json();
    if (pointer == null || document == null) {
      return null;
    }
    Signature signature = dispatch.choice().arm().signature();
    return signature != null && Redaction.isSensitive(pointer, signature)
        ? null
        : Bodies.key(document, route().pointers().features(), pointer);
  }

  /** Without a signature it is not known what is sensitive: then nothing is written. */
  private @Nullable String input() {
    Signature signature = dispatch.choice().arm().signature();
    List<JsonNode> records = records();
    return signature == null || records == null ? null : Redaction.records(records, signature);
  }

  private @Nullable String output(Aftermath.Done done) {
    Buffer answer = done.sent().answer();
    JsonNode document = answer == null ? null : Bodies.parse(answer.getBytes());
    JsonNode prediction =
        document == null ? null : Bodies.prediction(document, route().pointers().prediction());
    return prediction == null ? null : prediction.toString();
  }

  private Route route() {
    return dispatch.route().route();
  }
}
