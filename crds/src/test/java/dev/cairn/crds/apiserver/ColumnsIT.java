package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What kubectl get prints of objects that are in the middle of their life. Names have ten letters.
 */
class ColumnsIT {
  private static final ApiLane LANE = ApiLane.SHARED;
  private static final int TERMINAL = 80;

  private static final List<String> STATUSES =
      List.of(
          """
          trun/ten-letter {"state":"Succeeded","step":"Published","gates":"2/2","score":"auc 0.861","duration":"1h3m"}
          """,
          """
          mver/ten-letter {"state":"Available","stage":"Production","live":"RolledBack","score":"auc 0.861"}
          """,
          """
          mlsvc/churn {"state":"Progressing","stable":{"modelVersion":"ten-letter"},"candidate":{"modelVersion":"ten-letter","weight":50},"conditions":[{"type":"Ready","status":"Unknown","lastTransitionTime":"2026-01-01T00:00:00Z","reason":"Progressing","message":""}]}
          """,
          """
          dmon/ten-letter {"state":"Drift","lastWindow":{"end":"2026-01-01T00:00:00Z","samples":120000,"score":0.32,"drifted":"13/19"}}
          """,
          """
          fview/ten-letter {"state":"Materializing","rows":12000000,"newestEventTime":"2026-01-01T00:00:00Z","version":"0123456789abcdef"}
          """);

  private static String namespace = "";

  @BeforeAll
  static void makeObjectsWithStatus() {
    namespace = LANE.namespace();
    for (String name :
        List.of(
            "trainingrun-least",
            "modelversion-imported",
            "inferenceservice-least",
            "driftmonitor-least",
            "featureview-least")) {
      ObjectFile file = ObjectFile.valid(name);
      String text =
          file.plural().equals("inferenceservices")
              ? file.text()
              : file.text().replace("name: " + file.name() + "}\nspec", "name: ten-letter}\nspec");
      assertThat(LANE.post(namespace, file.plural(), text).code()).isEqualTo(201);
    }
    for (String line : STATUSES) {
      String[] parts = line.strip().split(" ", 2);
      String change = "{\"status\":" + parts[1] + "}";
      LANE.kubectl()
          .must(
              "patch",
              "-n",
              namespace,
              parts[0],
              "--subresource=status",
              "--type=merge",
              "-p",
              change);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "trun, NAME MODEL STATE STEP GATES SCORE DURATION AGE",
    "mver, NAME MODEL STAGE LIVE STATE SCORE AGE",
    "mlsvc, NAME MODEL STATE STABLE CANDIDATE WEIGHT READY AGE",
    "dmon, NAME TARGET STATE SCORE DRIFTED SAMPLES LASTWINDOW AGE",
    "fview, NAME STATE ROWS NEWESTEVENT VERSION AGE"
  })
  void aLineFitsATerminalAndHasNoHoles(String kind, String columns) {
    List<String> lines = get(kind);

    assertThat(lines.getFirst().strip().split(" +", -1)).containsExactly(columns.split(" ", -1));
    assertThat(lines).allMatch(line -> line.stripTrailing().length() <= TERMINAL);
    assertThat(lines.get(1)).doesNotContain("<none>").doesNotContain("<unknown>");
    assertThat(lines.get(1).strip().split(" {2,}", -1)).hasSameSizeAs(columns.split(" ", -1));
  }

  @Test
  void wideListsSayWhereAVersionComesFrom() {
    assertThat(get("mver", "-o", "wide").getFirst()).contains("DIGEST").contains("RUN");
  }

  @Test
  void wideListsSayWhyAServiceIsAsItIs() {
    List<String> lines = get("mlsvc", "-o", "wide");

    assertThat(lines.getFirst()).contains("REASON").contains("URL");
    assertThat(lines.get(1)).contains("Progressing");
  }

  private static List<String> get(String kind, String... more) {
    String[] command = new String[4 + more.length];
    System.arraycopy(new String[] {"get", "-n", namespace, kind}, 0, command, 0, 4);
    System.arraycopy(more, 0, command, 4, more.length);
    return LANE.kubectl().must(command).lines().toList();
  }
}
