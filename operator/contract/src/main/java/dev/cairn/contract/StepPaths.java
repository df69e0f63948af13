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

  /** Everything in it is the artifact. */
  public static final String MODEL = "/opt/ml/model";

  /** The trainer's own words: failure, metrics.json. */
  public static final String OUTPUT = "/opt/ml/output";

  /**
   * Where a worker step writes its {@link StepResult}, at most {@link StepResult#MAX_BYTES} bytes.
   */
  public static final String TERMINATION_LOG = "/dev/termination-log";

  private StepPaths() {}
}
