package dev.cairn.router.table;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cairn.crds.meta.GoDurations;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.router.api.ServiceRoute;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a service's table once, so that no request has to. */
public final class RouteCompiler {
  /** What holds for a table without a timeout. */
  static final String DEFAULT_TIMEOUT = "5s";

  /** What holds for a table without a path: that of the predictor that ships with Cairn. */
  static final String DEFAULT_PREDICT_PATH = "/predict";

  private RouteCompiler() {}

  /**
   * The service's route.
   *
   * @throws IllegalArgumentException when a duration or a pointer cannot be read
   */
  public static Route compile(ServiceRoute source) {
    RouteTable table = source.table();
    String timeout = table.timeout() == null ? DEFAULT_TIMEOUT : table.timeout();
    String path = table.predictPath() == null ? DEFAULT_PREDICT_PATH : table.predictPath();
    List<Arm> arms =
        table.backends().stream()
            .map(
                backend ->
                    new Arm(
                        backend,
                        source.endpoints().getOrDefault(backend.service(), List.of()),
                        backend.modelVersion() == null
                            ? null
                            : source.signatures().get(backend.modelVersion())))
            .toList();
    return new Route(
        source,
        arms,
        Math.max(1, GoDurations.parse(timeout).toMillis()),
        limit(table.latencyLimit()),
        path,
        pointers(table));
  }

  private static long limit(@Nullable String latencyLimit) {
    return latencyLimit == null
        ? Long.MAX_VALUE
        : TimeUnit.NANOSECONDS.toMicros(GoDurations.parse(latencyLimit).toNanos());
  }

  private static Route.Pointers pointers(RouteTable table) {
    UnitKey sticky = table.sticky();
    Recording recording = table.record();
    return new Route.Pointers(
        pointer(table.featuresPointer()),
        pointer(table.predictionPointer()),
        pointer(sticky == null ? null : sticky.field()),
        pointer(recording == null ? null : recording.keyPointer()));
  }

  private static @Nullable JsonPointer pointer(@Nullable String text) {
    return text == null ? null : JsonPointer.compile(text);
  }
}
