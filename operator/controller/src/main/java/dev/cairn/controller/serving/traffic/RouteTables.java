package dev.cairn.controller.serving.traffic;

import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.revision.Speaks;
import dev.cairn.crds.serving.Analysis;
import dev.cairn.crds.serving.InferenceServiceSpec;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.crds.serving.TrafficSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the table that routers follow. */
public final class RouteTables {
  private static final TrafficSettings NO_SETTINGS = new TrafficSettings(null, List.of(), false);

  private RouteTables() {}

  /**
   * The table after a previous one. An unchanged split keeps its id and epoch; where nothing at all
   * changed, the previous record itself is returned.
   *
   * @param draft what is wanted
   * @param previous the table that was persisted last; null: none, or it was lost
   */
  public static RouteTable after(RouteTableDraft draft, @Nullable RouteTable previous) {
    String before = previous == null ? "" : previous.id();
    Identity kept = new Identity(before, previous == null ? null : previous.epoch());
    RouteTable same = table(draft, kept, previous);
    if (previous != null && Split.of(same).equals(Split.of(previous))) {
      return same.equals(previous) ? previous : same;
    }
    long epoch = kept.epoch() == null ? 1 : kept.epoch() + 1;
    return table(draft, new Identity(Split.of(same).id(draft.uid(), before), epoch), previous);
  }

  private record Identity(String id, @Nullable Long epoch) {}

  private static RouteTable table(
      RouteTableDraft draft, Identity identity, @Nullable RouteTable previous) {
    InferenceServiceSpec spec = draft.spec();
    TrafficSettings traffic = Objects.requireNonNullElse(spec.traffic(), NO_SETTINGS);
    Optional<Speaks> speaks = primary(draft).map(RevisionFacts::speaks);
    Analysis analysis = spec.rollout().analysis();
    return new RouteTable(
        identity.id(),
        identity.epoch(),
        draft.port(),
        draft.shares().stream().map(RouteTables::backend).toList(),
        has(draft, RevisionRole.SHADOW) ? spec.rollout().shadow() : null,
        traffic.stickyBy(),
        traffic.rules(),
        spec.fallback(),
        spec.timeout(),
        spec.retryOnStable(),
        speaks.map(Speaks::protocol).orElse(null),
        speaks.map(Speaks::predictPath).orElse(null),
        speaks.map(Speaks::featuresPointer).orElse(null),
        speaks.map(Speaks::predictionPointer).orElse(null),
        analysis.latency() == null ? null : analysis.latency().max(),
        traffic.preview() ? Boolean.TRUE : null,
        spec.schema(),
        spec.record(),
        speaks.map(Speaks::enrich).orElse(List.of()),
        previous == null ? List.of() : previous.observe(),
        trip(draft, analysis));
  }

  private static Backend backend(TrafficShare share) {
    RevisionFacts revision = share.revision();
    return new Backend(
        share.role(),
        revision.name(),
        revision.modelVersion(),
        revision.artifactDigest(),
        revision.imageDigest(),
        share.weight(),
        revision.service(),
        revision.port());
  }

  /** Whose server clients know: stable's, else that of the revision with the greatest share. */
  private static Optional<RevisionFacts> primary(RouteTableDraft draft) {
    return draft.shares().stream()
        .max(
            Comparator.<TrafficShare, Boolean>comparing(
                    share -> share.role() == RevisionRole.STABLE)
                .thenComparing(TrafficShare::weight))
        .map(TrafficShare::revision);
  }

  private static boolean has(RouteTableDraft draft, RevisionRole role) {
    return draft.shares().stream().anyMatch(share -> share.role() == role);
  }

  /** A router may take weight away only where a stable revision can have it. */
  private static @Nullable Double trip(RouteTableDraft draft, Analysis analysis) {
    boolean tried =
        draft.shares().stream()
            .anyMatch(share -> share.role() == RevisionRole.CANDIDATE && share.weight() > 0);
    return tried && has(draft, RevisionRole.STABLE) ? analysis.errorRateOrDefault().max() : null;
  }
}
