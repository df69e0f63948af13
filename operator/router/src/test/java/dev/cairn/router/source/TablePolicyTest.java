package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.Protocol;
import dev.cairn.router.source.TablePolicy.Refused;
import dev.cairn.router.source.TablePolicy.Usable;
import dev.cairn.router.testing.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TablePolicyTest {
  @Test
  void takesAWholeTable() {
    Map<String, Object> tree = Tables.tree("t1", 20_001, "churn-1");
    tree.put(
        "backends",
        List.of(
            Tables.backend("Stable", "churn-1", 90), Tables.backend("Candidate", "churn-2", 10)));

    assertThat(TablePolicy.read(tree))
        .isInstanceOfSatisfying(
            Usable.class, usable -> assertThat(usable.table().backends()).hasSize(2));
  }

  @Test
  void takesATableInWhichNothingIsReadyYet() {
    Map<String, Object> tree = Tables.tree("t1", 20_001, "churn-1");
    tree.put("backends", List.of(Tables.backend("Stable", "churn-1", 0)));

    assertThat(TablePolicy.read(tree)).isInstanceOf(Usable.class);
  }

  @Test
  void takesFieldsAndWordsOfANewerVersion() {
    Map<String, Object> tree = Tables.tree("t1", 20_001, "churn-1");
    tree.put("mirrors", List.of("x"));
    tree.put("protocol", "SomethingNew");

    assertThat(TablePolicy.read(tree))
        .isInstanceOfSatisfying(
            Usable.class,
            usable -> assertThat(usable.table().protocol()).isEqualTo(Protocol.UNRECOGNISED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String why, Consumer<Map<String, Object>> spoil) {
    Map<String, Object> tree = Tables.tree("t1", 20_001, "churn-1");
    spoil.accept(tree);

    assertThat(TablePolicy.read(tree))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  static Stream<Arguments> refuses() {
    return Stream.concat(
        badBackends(),
        Stream.of(
            refusal("no id", tree -> tree.remove("id")),
            refusal("no id", tree -> tree.put("id", " ")),
            refusal("must be 20000 to 29999 and is null", tree -> tree.remove("port")),
            refusal("and is 80", tree -> tree.put("port", 80)),
            refusal("and is 30000", tree -> tree.put("port", 30_000)),
            refusal("cannot be read", tree -> tree.put("port", "many")),
            refusal("cannot be read", tree -> tree.put("backends", "all")),
            refusal("cannot be read", tree -> tree.put("backends", Arrays.asList((Object) null)))));
  }

  private static Stream<Arguments> badBackends() {
    return Stream.of(
        refusal("weights sum to 99", tree -> spoilBackend(tree, "weight", 99)),
        refusal("has weight 101", tree -> spoilBackend(tree, "weight", 101)),
        refusal("has weight -1", tree -> spoilBackend(tree, "weight", -1)),
        refusal("lacks its role", tree -> spoilBackend(tree, "role", null)),
        refusal("lacks its role", tree -> spoilBackend(tree, "weight", null)),
        refusal("lacks its role", tree -> spoilBackend(tree, "service", null)),
        refusal("lacks its role", tree -> spoilBackend(tree, "port", null)),
        refusal("role of a newer version", tree -> spoilBackend(tree, "role", "Mirror")),
        refusal(
            "two backends of role STABLE",
            tree ->
                tree.put(
                    "backends",
                    List.of(
                        Tables.backend("Stable", "churn-1", 50),
                        Tables.backend("Stable", "churn-2", 50)))));
  }

  private static Arguments refusal(String why, Consumer<Map<String, Object>> spoil) {
    return Arguments.of(why, spoil);
  }

  private static void spoilBackend(Map<String, Object> tree, String field, @Nullable Object value) {
    Map<String, Object> backend = Tables.backend("Stable", "churn-1", 100);
    if (value == null) {
      backend.remove(field);
    } else {
      backend.put(field, value);
    }
    tree.put("backends", List.of(backend));
  }
}
