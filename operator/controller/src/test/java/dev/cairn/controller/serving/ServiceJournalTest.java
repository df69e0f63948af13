package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.rollout.LastVerdict;
import dev.cairn.crds.serving.BlockedRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ServiceJournalTest {
  private static LastVerdict verdict(long entry) {
    return new LastVerdict(
        entry,
        null,
        List.of(
            new BlockedRevision(
                "churn-b", "churn-b", "ErrorRateHigh", "2026-11-21T12:00:00Z", null, 0, "failed")),
        List.of());
  }

  private static List<ControllerRevision> entries(long count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(entry -> ServiceJournal.entry(Served.service(), verdict(entry)))
        .toList();
  }

  @Test
  void theGreatestEntryIsReadAsItWasWritten() {
    List<ControllerRevision> entries = entries(3);

    assertThat(ServiceJournal.last(entries.reversed())).contains(verdict(3));
    assertThat(ServiceJournal.last(List.of())).isEmpty();
  }

  @Test
  void entriesOutliveTheServiceAndHaveNamesThatTwoWritersMeetAt() {
    ControllerRevision entry = entries(1).getFirst();

    assertThat(entry.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(entry.getMetadata().getName())
        .isEqualTo(entries(1).getFirst().getMetadata().getName())
        .isNotEqualTo(entries(2).getLast().getMetadata().getName());
  }

  @Test
  void theTenGreatestAreKept() {
    assertThat(ServiceJournal.outdated(entries(10))).isEmpty();
    assertThat(ServiceJournal.outdated(entries(13)))
        .extracting(ControllerRevision::getRevision)
        .containsExactlyInAnyOrder(1L, 2L, 3L);
  }
}
