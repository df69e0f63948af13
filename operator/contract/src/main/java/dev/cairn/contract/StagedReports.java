package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What stage left in the directory {@link #DIRECTORY} beside the model. The digest travels through
 * the cluster, so that whoever can write to the storage cannot change what publish reads there.
 *
 * @param digest of the directory, as in {@link ArtifactRef#digest()}
 * @param datasets sha256:… of the JSON of {@link FetchReport#datasets()}: binds published evidence
 *     when the directory is gone; absent: not compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StagedReports(String digest, @Nullable String datasets) {
  /** Of a directory alone. */
  public StagedReports(String digest) {
    this(digest, null);
  }

  /** Name of the directory inside the partial directory. */
  public static final String DIRECTORY = "reports";

  /** The trainer's own metrics. */
  public static final String TRAINER_METRICS = "trainer-metrics.json";

  /**
   * Directory of the evaluation sets: evaluation/set/{rows.jsonl, labels.parquet, predictions.csv}.
   */
  public static final String EVALUATION = "evaluation";

  /** Rows of an evaluation set without their labels, one JSON object per line. */
  public static final String ROWS = "rows.jsonl";

  /** The labels, apart from the rows. */
  public static final String LABELS = "labels.parquet";

  /** What the model predicted: row,prediction[,score]. */
  public static final String PREDICTIONS = "predictions.csv";
}
