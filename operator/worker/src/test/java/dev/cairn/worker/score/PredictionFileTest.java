package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.analytics.metric.Predictions;
import dev.cairn.worker.testing.Container;
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
  @CsvSource({
    "NaN, has \"NaN\" as \"prediction\" of row 0",
    "one, has \"one\" as \"prediction\" of row 0"
  })
  void aNumberIsOne(String said, String message) {
    assertThatThrownBy(
            () -> read(new PredictionFile(1, true, null), "row,prediction|0," + said + "|"))
        .isInstanceOf(UnfitPredictionsException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "head -c 209715200 /dev/zero | tr '\\0' x, cannot be read as CSV",
    "printf 'row.prediction\\n0.'; head -c 209715200 /dev/zero | tr '\\0' 1, cannot be read as CSV",
    "head -c 100000 /dev/urandom, ''",
    "head -c 100000 /dev/zero, ''",
    "printf '\\xff\\xfe0\\0', ''",
    "gzip < /bin/sh, ''",
    "true, ''"
  })
  void whatIsNoTableIsRefusedInAShortMessage(String command, String message) {
    Path file = directory.resolve("predictions.csv");
    Container.shell(directory, "(" + command.replace('.', ',') + ") > predictions.csv");

    assertThatThrownBy(() -> new PredictionFile(1, false, "1").read(directory, file))
        .isInstanceOf(UnfitPredictionsException.class)
        .hasMessageContaining(message)
        .satisfies(
            failure ->
                assertThat(failure.getMessage())
                    .hasSizeLessThan(500)
                    .matches(text -> text.chars().noneMatch(Character::isISOControl)));
  }

  @Test
  void aLongFieldIsShownInPart() {
    String field = "x".repeat(100_000);

    assertThatThrownBy(
            () -> read(new PredictionFile(1, false, "1"), "row,prediction|" + field + ",1|"))
        .hasMessageContaining("names a row \"xxx")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "row,prediction|1,1|; has 1 predictions for 2 rows, none of row 0",
        "row,prediction|; has 0 predictions for 2 rows, none of row 0",
        "row,prediction|0,1|1,1|2,1|; names row 2, but rows are counted from 0 to 1",
        "row,prediction|0,1|1,1|1,1|; names row 1 twice",
        "row,prediction|0,1|0,1|; names row 0 twice",
        "row,prediction|0,1|-1,1|; names row -1, but rows are counted from 0 to 1",
        "row,prediction|0,1|2,1|; names row 2, but",
        "row,prediction|0,1|x,1|; names a row \"x\", which is no whole number",
        "row,prediction|0,1|1.0,1|; names a row \"1.0\", which is no whole number",
        "row,prediction|0,1|,1|; names a row \"\", which is no whole number",
        "row,prediction|0,1|1,|; has no prediction of row 1",
        "id,prediction|0,1|1,1|; begins with \"id,prediction\": the header must be",
        "0,1|1,1|2,0|; the header must be row,prediction",
        "row,prediction,score|1,1,high|0,1,0.5|; has \"high\" as \"score\" of row 1, which is no finite",
        "row,prediction,score|0,1,0.5|1,1,NaN|; has \"NaN\" as \"score\" of row 1",
        "row,prediction,score|0,1,0.5|1,1,nan|; has \"nan\" as \"score\" of row 1",
        "row,prediction,score|0,1,0.5|1,1,|; has \"\" as \"score\" of row 1",
        "row,prediction,score|0,1,0.5|1,1,-Infinity|; has \"-Infinity\" as \"score\" of row 1",
        "row,prediction,score|0,1,0.5|1,1,1e999|; has \"1e999\" as \"score\" of row 1",
        "row,prediction,score.1,score.1.0|0,1,0,0|1,1,0,0|; two columns with the score of class \"1\"",
        "row,prediction|0,1|1,1,1|; cannot be read as CSV",
        "row,prediction|0,1|1|; cannot be read as CSV",
        "row,prediction|0,\"1|1,1|; cannot be read as CSV",
        "made by me|row,prediction|0,1|1,1|; ''",
        "|row,prediction|0,1|1,1|; ''",
        "# by me|row,prediction|0,1|1,1|; ''",
      })
  void whatIsNoPredictionOfTheseRowsIsRefused(String content, String message) {
    assertThatThrownBy(() -> read(new PredictionFile(2, false, "1"), content))
        .isInstanceOf(UnfitPredictionsException.class)
        .hasMessageContaining(message);
  }
}
