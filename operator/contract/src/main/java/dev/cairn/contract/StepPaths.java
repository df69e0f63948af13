package dev.cairn.contract;

/**
 * Where things are inside the containers of a run: agreed between the pod's manifest and the
 * worker.
 */
public final class StepPaths {
  /** Environment variable that holds a worker step's input, one JSON document. */
  public static final String INPUT_VARIABLE = "CAIRN_INPUT";

  /**
   * Each PersistentVolumeClaim of a pvc:// URI is mounted at CLAIMS/claim-name, in worker
   * containers only.
   */
  public static final String CLAIMS = "/cairn/claims";

  /** What fetch leaves for stage; user containers never see it. */
  public static final String WORK = "/cairn/work";

  /** The channels' files are in INPUT/data/channel/, the configuration in INPUT/config/. */
  public static final String INPUT = "/opt/ml/input";

  /** Directory in {@link #INPUT} that holds one directory per channel. */
  public static final String CHANNELS = "data";

  /** Everything in it is the artifact. */
  public static final String MODEL = "/opt/ml/model";

  /** The trainer's own words: failure, metrics.json. */
  public static final String OUTPUT = "/opt/ml/output";

  /**
   * Rows of the evaluation sets without their labels: ROWS/set/rows.jsonl, and the predictor that
   * the worker brings, ROWS/{@link #PREDICTOR}.
   */
  public static final String ROWS = "/cairn/rows";

  /** File name of the predictor in {@link #ROWS} and {@link #SERVE}. */
  public static final String PREDICTOR = "cairn_predict.py";

  /**
   * Labels of the evaluation sets, LABELS/set/labels.parquet, and the whole files of a set that is
   * kept, LABELS/set/data/; user containers never see them.
   */
  public static final String LABELS = "/cairn/labels";

  /** What a model predicted: PREDICTIONS/set/predictions.csv. */
  public static final String PREDICTIONS = "/cairn/predictions";

  /** The champion's model as gather brings it; its own container sees it as {@link #MODEL}. */
  public static final String CHAMPION = "/cairn/champion";

  /** The model as load brings it; everything in it is the artifact. Its server only reads it. */
  public static final String SERVED_MODEL = "/mnt/models";

  /** Where load puts {@link #PREDICTOR} for a handler's server. */
  public static final String SERVE = "/cairn/serve";

  /**
   * Where a worker step writes its {@link StepResult}, at most {@link StepResult#MAX_BYTES} bytes.
   */
  public static final String TERMINATION_LOG = "/dev/termination-log";

  private StepPaths() {}
}
