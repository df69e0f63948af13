package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.testing.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablePlannerTest {
  private static final int PORT = 20_001;

  @Test
  void takesTheTablesOfTheServer() {
    TablePlan plan =
        TablePlanner.plan(
            List.of(), List.of(seen("b", Tables.tree("t2", 20_002, "b-1")), seen("a", tree("t1"))));

    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.tables()).extracting(HeldTable::name).containsExactly("a", "b");
    assertThat(plan.tables()).extracting(held -> held.table().id()).containsExactly("t1", "t2");
  }

  @Test
  void takesAnyNewerTableOfTheSameObject() {
    TablePlan plan = TablePlanner.plan(List.of(held("a", "t9")), List.of(seen("a", tree("t1"))));

    assertThat(plan.tables()).singleElement().extracting(held -> held.table().id()).isEqualTo("t1");
  }

  @Test
  void anAbsentTableMeansKeepTheLast() {
    TablePlan plan = TablePlanner.plan(List.of(held("a", "t1")), List.of(seen("a", null)));

    assertThat(plan.tables()).containsExactly(held("a", "t1"));
    assertThat(plan.refusals()).isEmpty();
  }

  @Test
  void aServiceWithoutATableEverIsNotRouted() {
    assertThat(TablePlanner.plan(List.of(), List.of(seen("a", null))).tables()).isEmpty();
  }

  @Test
  void aDeletedObjectHasNoTable() {
    assertThat(TablePlanner.plan(List.of(held("a", "t1")), List.of()).tables()).isEmpty();
  }

  @Test
  void anObjectMadeAnewUnderTheNameBeginsWithoutATable() {
    SeenService anew = new SeenService("a", "another-uid", "7", null);

    assertThat(TablePlanner.plan(List.of(held("a", "t1")), List.of(anew)).tables()).isEmpty();
  }

  @Test
  void aBadTableKeepsTheLastOneOfThatServiceAndNoOther() {
    Map<String, Object> bad = tree("t2");
    bad.put("port", "many");

    TablePlan plan =
        TablePlanner.plan(
            List.of(held("a", "t1")),
            List.of(seen("a", bad), seen("b", Tables.tree("t3", 20_002, "b-1"))));

    assertThat(plan.tables()).extracting(held -> held.table().id()).containsExactly("t1", "t3");
    assertThat(plan.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.service()).isEqualTo("a");
              assertThat(refusal.object()).isEqualTo("uid-a/1");
              assertThat(refusal.why()).contains("cannot be read");
            });
  }

  @Test
  void whoHasAPortKeepsIt() {
    TablePlan plan =
        TablePlanner.plan(
            List.of(held("b", "t1")), List.of(seen("a", tree("t2")), seen("b", tree("t3"))));

    assertThat(plan.tables()).extracting(HeldTable::name).containsExactly("b");
    assertThat(plan.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.why()).isEqualTo("port 20001 belongs to b"));
  }

  @Test
  void whoAsksForATakenPortKeepsItsOwn() {
    HeldTable other = new HeldTable("a", "uid-a", Tables.table("t1", 20_002, "a-1"));

    TablePlan plan =
        TablePlanner.plan(
            List.of(other, held("b", "t2")), List.of(seen("a", tree("t3")), seen("b", tree("t2"))));

    assertThat(plan.tables()).containsExactly(other, held("b", "t2"));
    assertThat(plan.refusals()).hasSize(1);
  }

  @Test
  void twoServicesMayExchangeTheirPorts() {
    HeldTable other = new HeldTable("a", "uid-a", Tables.table("t1", 20_002, "a-1"));

    TablePlan plan =
        TablePlanner.plan(
            List.of(other, held("b", "t2")),
            List.of(seen("a", tree("t3")), seen("b", Tables.tree("t4", 20_002, "b-1"))));

    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.tables()).extracting(held -> held.table().port()).containsExactly(PORT, 20_002);
  }

  /** Whatever comes: no port twice, only objects that exist, nothing refused without a word. */
  @Property
  void plansAreSound(@ForAll @Size(max = 6) List<@IntRange(min = 0, max = 11) Integer> history) {
    List<HeldTable> held = List.of();
    for (int round = 0; round <= history.size(); round++) {
      List<SeenService> seen = new ArrayList<>();
      for (int i = 0; i < history.size(); i++) {
        int choice = (history.get(i) + round * (i + 1)) % 12;
        if (choice < 10) {
          seen.add(seen("s" + i, choice < 2 ? null : spoilt(choice, round)));
        }
      }
      TablePlan plan = TablePlanner.plan(held, seen);

      assertThat(plan.tables()).extracting(table -> table.table().port()).doesNotHaveDuplicates();
      assertThat(seen)
          .extracting(SeenService::uid)
          .containsAll(plan.tables().stream().map(HeldTable::uid).toList());
      assertThat(TablePlanner.plan(plan.tables(), seen).tables()).isEqualTo(plan.tables());
      held = plan.tables();
    }
  }

  private static Map<String, Object> spoilt(int choice, int round) {
    Map<String, Object> tree = Tables.tree("t" + round, 20_000 + choice % 3, "r");
    if (choice == 9) {
      tree.remove("id");
    }
    return tree;
  }

  private static Map<String, Object> tree(String id) {
    return Tables.tree(id, PORT, "a-1");
  }

  private static HeldTable held(String name, String id) {
    return new HeldTable(name, "uid-" + name, Tables.table(id, PORT, "a-1"));
  }

  private static SeenService seen(String name, @Nullable Object traffic) {
    return new SeenService(name, "uid-" + name, "1", traffic);
  }
}
