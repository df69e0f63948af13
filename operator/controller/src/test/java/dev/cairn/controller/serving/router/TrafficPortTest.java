package dev.cairn.controller.serving.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.router.TrafficPort.Holder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TrafficPortTest {
  private static final String EARLY = "2026-11-21T10:00:00Z";
  private static final String LATE = "2026-11-21T11:00:00Z";

  private static int alone(String service) {
    return choose(new Holder(service, EARLY, null), List.of());
  }

  private static int choose(Holder service, List<Holder> others) {
    return TrafficPort.choose("retail", service, others).orElseThrow();
  }

  @Test
  void aServiceThatLostItsStatusFindsItsPortAgain() {
    assertThat(alone("churn")).isEqualTo(alone("churn")).isNotEqualTo(alone("fraud"));
    assertThat(TrafficPort.choose("other", new Holder("churn", EARLY, null), List.of()))
        .isNotEqualTo(TrafficPort.choose("retail", new Holder("churn", EARLY, null), List.of()));
  }

  @Property(tries = 1000)
  void isAlwaysInTheRoutersRange(@ForAll @AlphaChars @StringLength(min = 1, max = 54) String name) {
    assertThat(alone(name)).isBetween(20_000, 29_999);
  }

  @Test
  void aTakenPortIsPassedOver() {
    int first = alone("churn");

    assertThat(
            choose(
                new Holder("churn", LATE, null),
                List.of(new Holder("a", EARLY, first), new Holder("b", EARLY, next(first)))))
        .isEqualTo(next(next(first)));
  }

  private static int next(int port) {
    return port == TrafficPort.LAST ? TrafficPort.FIRST : port + 1;
  }

  @Test
  void aPortIsKeptWhateverOthersHave() {
    assertThat(choose(new Holder("churn", LATE, 20_001), List.of(new Holder("a", EARLY, 20_002))))
        .isEqualTo(20_001);
    assertThat(choose(new Holder("churn", LATE, 1234), List.of())).isEqualTo(alone("churn"));
  }

  @Test
  void ofTwoWithOnePortTheYoungerMoves() {
    Holder older = new Holder("zeta", EARLY, 20_001);
    Holder younger = new Holder("alpha", LATE, 20_001);

    assertThat(choose(older, List.of(younger))).isEqualTo(20_001);
    assertThat(choose(younger, List.of(older))).isNotEqualTo(20_001);
  }

  @Test
  void ofTwoThatAreEquallyOldExactlyOneMoves() {
    Holder one = new Holder("alpha", EARLY, 20_001);
    Holder other = new Holder("zeta", EARLY, 20_001);

    assertThat(choose(one, List.of(other))).isEqualTo(20_001);
    assertThat(choose(other, List.of(one))).isNotEqualTo(20_001);
  }

  @Test
  void whenAllAreTakenThereIsNone() {
    List<Holder> all =
        IntStream.rangeClosed(TrafficPort.FIRST, TrafficPort.LAST)
            .mapToObj(port -> new Holder("s" + port, EARLY, port))
            .toList();

    assertThat(TrafficPort.choose("retail", new Holder("churn", LATE, null), all)).isEmpty();
  }

  /** However many services come, each gets a port of its own, and asking again moves nobody. */
  @Property(tries = 20)
  void noTwoServicesOfANamespaceShareAPort(@ForAll @IntRange(min = 2, max = 300) int services) {
    List<Holder> holders = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      int port = choose(new Holder("s" + i, EARLY, null), holders);
      holders.add(new Holder("s" + i, EARLY, port));
    }

    Set<Integer> ports = new HashSet<>();
    holders.forEach(holder -> ports.add(holder.port()));
    assertThat(ports).hasSize(services);
    for (Holder holder : holders) {
      List<Holder> others = holders.stream().filter(other -> !other.equals(holder)).toList();
      assertThat(choose(holder, others)).isEqualTo(holder.port());
    }
  }
}
