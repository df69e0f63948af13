package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.analytics.metric.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionFileTest {
  @TempDir private Path directory;

  private Predictions read(PredictionFile expected, String content)
      throws UnfitPredictionsException, IOException {
    Path file = directory.resolve("predictions.csv");
    Files.writeString(file, content.replace('|', '\n'));
    return expected.read(directory, file);
  }

  @Test
  void linesMayComeInAnyOrder() throws UnfitPredictionsException, IOException {
    Predictions read =
        read(new PredictionFile(2, false, "1"), "row,prediction,score|1,0,0.25|0,1,0.75|");

    assertThat(read.scores().get("1")).containsExactly(0.75, 0.25);
  }

  @Test
  void eachClassHasItsScore() throws UnfitPredictionsException, IOException {
    Predictions read =
        read(
            new PredictionFile(1, false, null),
            "row,prediction,score.red,\"score.blue, light\"|0,red,0.5,0.25|");

    assertThat(read.scores()).containsOnlyKeys("red", "blue, light");
  }

  @Test
  void numbersHaveNoScores() throws UnfitPredictionsException, IOException {
    Predictions read = read(new PredictionFile(1, true, null), "row,prediction,score|0,1.5,9|");

    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.scores()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "row,prediction|0,1|; has 1 predictions for 2 rows",
        "row,prediction|0,1|1,1|2,1|; has more than 2 predictions",
        "row,prediction|0,1|0,1|; names row 0 twice",
        "row,prediction|0,1|2,1|; names row 2 of 2 rows",
        "row,prediction|0,1|x,1|; names a row x",
        "id,prediction|0,1|1,1|; the header must be",
        "row,prediction,score|0,1,high|1,1,0.5|; says high of row 0",
      })
  void whatIsNoPredictionOfTheseRowsIsRefused(String content, String message) {
    assertThatThrownBy(() -> read(new PredictionFile(2, false, "1"), content))
        .isInstanceOf(UnfitPredictionsException.class)
        .hasMessageContaining(message);
  }
}
