package dev.cairn.analytics.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FrozenBinsTest {
  private static final FrozenBins BINS = FrozenBins.of(List.of(-1.0, 0.0, 2.5));

  @Test
  void anEdgeBelongsToTheBinBelowIt() {
    assertThat(BINS.size()).isEqualTo(4);
    assertThat(BINS.indexOf(-1)).isZero();
    assertThat(BINS.indexOf(Math.nextUp(-1.0))).isEqualTo(1);
    assertThat(BINS.indexOf(-0.0)).isEqualTo(1);
    assertThat(BINS.indexOf(0.0)).isEqualTo(1);
    assertThat(BINS.indexOf(1e300)).isEqualTo(3);
    assertThat(BINS.indexOf(-1e300)).isZero();
  }

  @Property
  void aBinHoldsWhatIsBetweenItsEdges(@ForAll @DoubleRange(min = -10, max = 10) double value) {
    int bin = BINS.indexOf(value);

    assertThat(bin == 0 || value > BINS.edges().get(bin - 1)).isTrue();
    assertThat(bin == BINS.size() - 1 || value <= BINS.edges().get(bin)).isTrue();
  }

  @Test
  void refusesEdgesThatDoNotAscend() {
    for (List<Double> edges :
        List.of(List.of(1.0, 1.0), List.of(2.0, 1.0), List.of(Double.NaN), List.of(1 / 0.0))) {
      assertThatThrownBy(() -> FrozenBins.of(edges)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void countsOfOtherBinsAreNotAdded() {
    BinCounter counter = new BinCounter(BINS);

    assertThatThrownBy(() -> counter.merge(new BinCounter(FrozenBins.of(List.of(1.0)))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
