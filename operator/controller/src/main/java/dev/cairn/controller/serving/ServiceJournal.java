package dev.cairn.controller.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.serving.rollout.LastVerdict;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verdicts about a service's rollouts that outlive its status: immutable, ownerless, numbered. The
 * greatest counts; the ten greatest are kept. Pure.
 */
final class ServiceJournal {
  /** Value of the component label. */
  static final String COMPONENT = "journal";

  private static final int KEPT = 10;
  private static final String VERDICT = "verdict";
  private static final ObjectMapper JSON = ApiMapper.objectMapper();
  private static final Comparator<ControllerRevision> BY_NUMBER =
      Comparator.comparing(ControllerRevision::getRevision);

  private ServiceJournal() {}

  /** The greatest entry. */
  static Optional<LastVerdict> last(List<ControllerRevision> journals) {
    return entries(journals).max(BY_NUMBER).map(ServiceJournal::read);
  }

  private static Stream<ControllerRevision> entries(List<ControllerRevision> journals) {
    return journals.stream().filter(journal -> verdict(journal).isObject());
  }

  private static JsonNode verdict(ControllerRevision journal) {
    return JSON.valueToTree(journal.getData()).path(VERDICT);
  }

  private static LastVerdict read(ControllerRevision journal) {
    return JSON.convertValue(verdict(journal), LastVerdict.class);
  }

  /** The object that keeps an entry. */
  static ControllerRevision entry(InferenceService service, LastVerdict verdict) {
    String name = Names.child(service.getMetadata().getName(), VERDICT + "-" + verdict.entry());
    return new ControllerRevisionBuilder()
        .withMetadata(Owned.ownerless(service, name, COMPONENT).build())
        .withData(Map.of(VERDICT, JSON.valueToTree(verdict)))
        .withRevision(verdict.entry())
        .build();
  }

  /** Entries that newer ones have replaced. */
  static List<ControllerRevision> outdated(List<ControllerRevision> journals) {
    return journals.stream()
        .filter(journal -> Objects.nonNull(journal.getRevision()))
        .sorted(BY_NUMBER.reversed())
        .skip(KEPT)
        .toList();
  }
}
