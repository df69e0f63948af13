package dev.cairn.controller.serving.revision;

import dev.cairn.controller.serving.revision.RevisionVerdict.Refused;
import dev.cairn.controller.serving.revision.RevisionVerdict.Servable;
import dev.cairn.controller.work.PullableImage;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.Protocol;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.registry.ModelRuntime;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service can serve a version, and as which revision. Whether the version is available is
 * asked before.
 */
public final class RevisionPolicy {
  private static final String AT = "@";

  private RevisionPolicy() {}

  /** Judges a version that is available and that the service is asked to serve. */
  public static RevisionVerdict judge(InferenceService service, ModelVersion version) {
    String model = version.getSpec().model().name();
    String asked = service.getSpec().model().name();
    return model.equals(asked)
        ? judge(service, version, service.getSpec().predictor())
        : new Refused(
            RevisionReason.OtherModel,
            "ModelVersion %s is of model %s; spec.model names %s"
                .formatted(version.getMetadata().getName(), model, asked));
  }

  /**
   * Judges a version that is to stand in when stable fails. It may be of another model, and
   * predicts as it recorded: spec.predictor is about the version that is served.
   */
  public static RevisionVerdict judgeFallback(InferenceService service, ModelVersion version) {
    return judge(service, version, null);
  }

  private static RevisionVerdict judge(
      InferenceService service, ModelVersion version, @Nullable Predictor override) {
    Optional<ModelRuntime> runtime = runtime(version);
    Predictor predictor =
        PredictorMerge.of(runtime.map(ModelRuntime::predictor).orElse(null), override);
    Optional<ResolvedImage> image = image(predictor, runtime.map(ModelRuntime::image).orElse(null));
    return refusal(version.getMetadata().getName(), predictor, image)
        .<RevisionVerdict>map(refused -> refused)
        .orElseGet(() -> new Servable(revision(service, version, predictor, image.orElseThrow())));
  }

  private static Optional<ModelRuntime> runtime(ModelVersion version) {
    return Optional.ofNullable(version.getStatus())
        .flatMap(status -> Optional.ofNullable(status.runtime()));
  }

  private static Optional<Refused> refusal(
      String version, Predictor predictor, Optional<ResolvedImage> image) {
    if (predictor.handler() == null && predictor.command().isEmpty()) {
      return refuse(
          RevisionReason.PredictorMissing,
          "ModelVersion %s does not say how it predicts: give handler or command in spec.predictor"
              .formatted(version));
    }
    if (image.isEmpty()) {
      return refuse(
          RevisionReason.ImageUnknown,
          "ModelVersion %s does not say in which image it predicts: give spec.predictor.image"
              .formatted(version));
    }
    return predictor.protocol() == Protocol.UNRECOGNISED
        ? refuse(
            RevisionReason.ProtocolUnknown,
            "the protocol of ModelVersion %s is of a newer version of Cairn: upgrade the operator"
                .formatted(version))
        : Optional.empty();
  }

  private static Optional<Refused> refuse(RevisionReason reason, String message) {
    return Optional.of(new Refused(reason, message));
  }

  /** The service's image, else the recorded one; empty when nobody names one. */
  private static Optional<ResolvedImage> image(
      Predictor predictor, @Nullable ResolvedImage recorded) {
    String own = predictor.image();
    if (own != null) {
      int at = own.indexOf(AT);
      return Optional.of(new ResolvedImage(own, at < 0 ? null : own.substring(at + 1), null));
    }
    return Optional.ofNullable(recorded).filter(known -> known.reference() != null);
  }

  private static Revision revision(
      InferenceService service, ModelVersion version, Predictor predictor, ResolvedImage image) {
    InferenceServiceSpec spec = service.getSpec();
    PredictorTemplate template =
        new PredictorTemplate(
            PullableImage.of(image), image.digest(), predictor, spec.pod(), spec.storage());
    String name = version.getMetadata().getName();
    return new Revision(
        RevisionName.of(
            service.getMetadata().getName(), name, version.getSpec().artifact().digest(), template),
        version.getSpec().model().name(),
        name,
        version.getSpec().artifact(),
        template);
  }
}
