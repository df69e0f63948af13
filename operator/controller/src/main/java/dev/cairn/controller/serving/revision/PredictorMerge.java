package dev.cairn.controller.serving.revision;

import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.Protocol;
import dev.cairn.crds.pod.ResourceSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The predictor that a version records, overridden by a service's, field by field. An override that
 * names another function or command describes another server: then port, protocol, paths and
 * pointers of the recorded one do not count. A handler's server has paths of its own, so paths that
 * are given beside a handler do not count either. Defaults that somebody wrote out are left out, so
 * that the same server has the same description.
 */
final class PredictorMerge {
  private static final Predictor NOTHING =
      new Predictor(null, List.of(), null, null, null, null, null, null, null, null, List.of());

  private PredictorMerge() {}

  /** What both together mean. */
  static Predictor of(@Nullable Predictor recorded, @Nullable Predictor override) {
    Predictor base = Objects.requireNonNullElse(recorded, NOTHING);
    Predictor over = Objects.requireNonNullElse(override, NOTHING);
    boolean another = over.handler() != null || !over.command().isEmpty();
    Predictor way = another ? over : base;
    Predictor server = another ? NOTHING : base;
    boolean handler = way.handler() != null;
    return new Predictor(
        way.handler(),
        way.command(),
        unless(Speaks.DEFAULT_PORT, first(over.port(), server.port())),
        unless(Protocol.JSON, first(over.protocol(), server.protocol())),
        handler
            ? null
            : path(Speaks.DEFAULT_PREDICT_PATH, over.predictPath(), server.predictPath()),
        handler
            ? null
            : path(Speaks.DEFAULT_READINESS_PATH, over.readinessPath(), server.readinessPath()),
        prediction(handler, first(over.predictionPointer(), server.predictionPointer())),
        unless("", first(over.featuresPointer(), server.featuresPointer())),
        over.image(),
        resources(first(over.resources(), base.resources())),
        over.enrich());
  }

  private static @Nullable String path(
      String standard, @Nullable String over, @Nullable String base) {
    return unless(standard, first(over, base));
  }

  private static @Nullable String prediction(boolean handler, @Nullable String pointer) {
    String named = unless("", pointer);
    return handler ? unless(Speaks.HANDLERS_PREDICTION_POINTER, named) : named;
  }

  private static @Nullable ResourceSettings resources(@Nullable ResourceSettings given) {
    return unless(ResourceSettings.NONE, given);
  }

  private static <T> @Nullable T first(@Nullable T over, @Nullable T base) {
    return over == null ? base : over;
  }

  private static <T> @Nullable T unless(T standard, @Nullable T given) {
    return Optional.ofNullable(given).filter(value -> !value.equals(standard)).orElse(null);
  }
}
