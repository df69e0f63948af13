package dev.cairn.worker;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Runs a step's work and says how it ended, whatever happens. */
final class StepFrame {
  /** Their output is an evidence document and nothing else. */
  private static final Set<Step> PRINT_EVIDENCE = EnumSet.of(Step.PUBLISH, Step.VERIFY);

  private final Path terminationLog;
  private final PrintStream out;
  private final PrintStream err;

  StepFrame(Path terminationLog, PrintStream out, PrintStream err) {
    this.terminationLog = terminationLog;
    this.out = out;
    this.err = err;
  }

  /** What a step does. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    StepResult run() throws Exception;
  }

  /** The exit code, after the termination message has been written. */
  int run(Step step, Work work) {
    try {
      StepResult result = work.run();
      if (!PRINT_EVIDENCE.contains(step)) {
        out.println(step.container() + ": " + Shown.plain(result.message()));
      }
      return write(result) ? StepExit.OK : StepExit.TRANSIENT;
    } catch (StepFailure failure) {
      return fail(step, failure);
    } catch (Throwable failure) { // the edge of the process: an Error must not end it unexplained
      failure.printStackTrace(err);
      return fail(step, UnexpectedFailure.explain(step, failure));
    }
  }

  private int fail(Step step, StepFailure failure) {
    String message = Shown.plain(failure.text());
    err.println(step.container() + ": " + message);
    boolean written = write(StepResult.of(step, failure.reason(), message));
    return written ? failure.exit() : StepExit.TRANSIENT;
  }

  private boolean write(StepResult result) {
    try {
      Files.write(terminationLog, TerminationMessage.of(result));
      return true;
    } catch (IOException e) {
      err.println("cannot write " + terminationLog + ": " + e);
      return false;
    }
  }
}
