package dev.cairn.router.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.api.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BalancerTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Balancer balancer = new Balancer(new SplittableRandom(7));

  private static List<Endpoint> endpoints(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Endpoint("10.0.0." + i, 80)).toList();
  }

  private EndpointLoad pick(@Nullable EndpointLoad not, long now) {
    return Objects.requireNonNull(balancer.pick(not, now));
  }

  @Test
  void thereIsNoneWithoutEndpoints() {
    assertThat(balancer.pick(null, 0)).isNull();
  }

  @Test
  void ofTwoTheLessLoadedIsTaken() {
    balancer.use(endpoints(2));
    EndpointLoad first = pick(null, 0);
    first.began();

    for (int i = 0; i < 20; i++) {
      assertThat(pick(null, 0)).isNotSameAs(first);
    }
  }

  @Test
  void anErrorWeighsAsEightRequestsForASecond() {
    balancer.use(endpoints(2));
    EndpointLoad erring = pick(null, 0);
    EndpointLoad other = pick(erring, 0);
    erring.erred(0);
    IntStream.range(0, 7).forEach(i -> other.began());

    assertThat(pick(null, SECOND - 1)).isSameAs(other);
    assertThat(pick(null, SECOND)).isSameAs(erring);
  }

  @Test
  void oneThatRefusedIsLeftAloneLongerAndLonger() {
    balancer.use(endpoints(2));
    EndpointLoad refusing = pick(null, 0);

    assertThat(balancer.refused(refusing, 0)).isTrue();
    assertThat(refusing.isEjected(SECOND - 1)).isTrue();
    assertThat(refusing.isEjected(SECOND)).isFalse();
    long now = SECOND;
    for (long seconds : new long[] {2, 4, 8, 16, 30, 30}) {
      assertThat(balancer.refused(refusing, now)).isTrue();
      assertThat(refusing.isEjected(now + seconds * SECOND - 1)).isTrue();
      now += seconds * SECOND;
      assertThat(refusing.isEjected(now)).isFalse();
    }
    refusing.answered();
    assertThat(balancer.refused(refusing, now)).isTrue();
    assertThat(refusing.isEjected(now + SECOND)).isFalse();
  }

  @Test
  void neverMoreThanHalfAreLeftAlone() {
    balancer.use(endpoints(5));
    long ejected = 0;
    for (int i = 0; i < 50; i++) {
      ejected += balancer.refused(pick(null, 0), 0) ? 1 : 0;
    }
    assertThat(ejected).isEqualTo(2);

    balancer.use(endpoints(1));
    assertThat(balancer.refused(pick(null, 0), 0)).isFalse();
  }

  @Test
  void aRetryGoesElsewhere() {
    balancer.use(endpoints(2));
    EndpointLoad failed = pick(null, 0);

    for (int i = 0; i < 20; i++) {
      assertThat(pick(failed, 0)).isNotNull().isNotSameAs(failed);
    }
    balancer.use(List.of(failed.endpoint()));
    assertThat(balancer.pick(failed, 0)).isNull();
  }

  @Test
  void whatIsKnownOutlivesANewList() {
    balancer.use(endpoints(2));
    EndpointLoad busy = pick(null, 0);
    busy.began();
    balancer.use(endpoints(3));

    assertThat(IntStream.range(0, 200).mapToObj(i -> pick(null, 0)))
        .filteredOn(load -> load.endpoint().equals(busy.endpoint()))
        .isEmpty();
  }
}
