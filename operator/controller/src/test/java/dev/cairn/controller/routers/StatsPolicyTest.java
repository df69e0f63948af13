package dev.cairn.controller.routers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.contract.routing.ServiceStats;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are counted. */
class StatsPolicyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RouterPod POD = Rounds.pod("a");

  private static RouterStats whole() {
    ServiceStats churn = Rounds.says("t1", Rounds.table("t1", 100));
    return Rounds.stats(
        POD,
        new ServiceStats(
            churn.service(),
            churn.uid(),
            churn.table(),
            List.of(new ServiceStats.InFlight("churn-1", 3)),
            Rounds.SINCE,
            churn.tables()));
  }

  @Test
  void aWholeAnswerHasNoFlaw() {
    assertThat(StatsPolicy.flaw(whole(), POD)).isEmpty();
  }

  @ParameterizedTest(name = "{0}/{1}: {2}")
  @CsvSource({
    "/services/0, uid, null",
    "/services/0, tripped, -1",
    "/services/0, tripped, 253402300800000",
    "/services/0/tables/0, since, 253402300800000",
    "/services/0/inFlight/0, revision, null",
    "/services/0/inFlight/0, requests, -1",
    "/services/0/tables/0, table, null",
    "/services/0/tables/0, since, -1",
    "/services/0/tables/0, unobserved, -1",
    "/services/0/tables/0, unreadable, 9000000000000000000",
    "/services/0/tables/0/shadow, pairs, -1",
    "/services/0/tables/0/shadow, disagreedUnits, -5",
    "/services/0/tables/0/arms/0, revision, null",
    "/services/0/tables/0/arms/0, counts, null",
    "/services/0/tables/0/arms/0, failedUnits, -1",
    "/services/0/tables/0/arms/0/counts, failures, -1",
    "/services/0/tables/0/arms/0/latency/0, requests, -1",
    "/services/0/tables/0/arms/0/latency/0, upTo, -1",
    "/services/0/tables/0/arms/0/panes/0, start, -1",
    "/services/0/tables/0/arms/0/panes/0, counts, null",
    "/services/0/tables/0/arms/0/panes/0/counts, slow, 9000000000000000000"
  })
  void aMissingPartOrAnImpossibleCountIsAFlaw(String place, String name, String value)
      throws JsonProcessingException {
    JsonNode tree = JSON.valueToTree(whole());
    ((ObjectNode) tree.at(place)).set(name, JSON.readTree(value));

    RouterStats stats = JSON.treeToValue(tree, RouterStats.class);

    assertThat(StatsPolicy.flaw(stats, POD))
        .hasValueSatisfying(why -> assertThat(why).contains("about service churn"));
  }
}
