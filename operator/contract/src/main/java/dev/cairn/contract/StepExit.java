package dev.cairn.contract;

/**
 * Exit codes of worker steps, after BSD's sysexits.h; the Job's podFailurePolicy decides by them.
 */
public final class StepExit {
  /** Done. */
  public static final int OK = 0;

  /** The step's input makes no sense: permanent. */
  public static final int USAGE = 64;

  /** The data, the model or the place refuse: permanent. */
  public static final int REFUSED = 65;

  /** What should be read is not there: permanent. */
  public static final int NO_INPUT = 66;

  /** May succeed when tried again: counted against retries. */
  public static final int TRANSIENT = 75;

  private StepExit() {}
}
