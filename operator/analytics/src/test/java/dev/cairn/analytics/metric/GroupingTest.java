package dev.cairn.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private final Grouping grouping = Grouping.by(new @Nullable String[] {"b", "a", null, "b", "c"});

  @Test
  void groupsAreInTheOrderOfTheirNames() {
    assertThat(grouping.groups()).isEqualTo(4);
    assertThat(grouping.name(0)).isEqualTo(Grouping.MISSING);
    assertThat(grouping.name(1)).isEqualTo("a");
    assertThat(grouping.name(3)).isEqualTo("c");
    assertThat(grouping.sizes()).containsExactly(1, 1, 2, 1);
    assertThat(grouping.of(0)).isEqualTo(2);
    assertThat(grouping.rows()).isEqualTo(5);
    assertThat(grouping.size()).isEqualTo(5);
  }

  @Test
  void rowsLeaveAndGroupsStay() {
    Grouping fewer = grouping.without(new boolean[] {false, true, false, true, false});

    assertThat(fewer.sizes()).containsExactly(1, 0, 1, 1);
    assertThat(fewer.of(1)).isEqualTo(4);
    assertThat(fewer.size()).isEqualTo(3);
    assertThat(fewer.rows()).isEqualTo(5);
  }

  @Test
  void someGroupsAloneOrAsOne() {
    Grouping some = grouping.only(new int[] {2, 3});
    assertThat(some.groups()).isEqualTo(2);
    assertThat(some.name(0)).isEqualTo("b");
    assertThat(some.sizes()).containsExactly(2, 1);
    assertThat(some.of(1)).isEqualTo(2);
    assertThat(some.only(new int[] {1}).sizes()).containsExactly(1);

    Grouping pool = grouping.pooled(new int[] {0, 2});
    assertThat(pool.sizes()).containsExactly(3);
    assertThat(pool.of(4)).isEqualTo(1);
    assertThat(Grouping.whole(3).sizes()).containsExactly(3);
  }

  @Test
  void sortsByGroupAndKeepsTheOrderWithin() {
    Grouping fewer = grouping.without(new boolean[] {false, true, false, false, false});

    assertThat(grouping.sort(new int[] {4, 3, 2, 1, 0})).containsExactly(2, 1, 3, 0, 4);
    assertThat(fewer.sort(new int[] {4, 3, 2, 1, 0})).containsExactly(2, 3, 0, 4, 1);
  }
}
