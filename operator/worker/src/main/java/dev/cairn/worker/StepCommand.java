package dev.cairn.worker;

import dev.cairn.contract.StepExit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The subcommands; each has the name of its container. */
abstract sealed class StepCommand implements Callable<Integer> {
  private final Callable<Integer> step;

  private StepCommand(Callable<Integer> step) {
    this.step = step;
  }

  @Override
  public Integer call() throws Exception {
    return step.call();
  }

  /** Step fetch. */
  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = "Copies the run's data to its trainer, hashes and checks them.")
  static final class Fetch extends StepCommand {
    Fetch(Callable<Integer> step) {
      super(step);
    }
  }

  /** Step stage. */
  @Command(
      name = "stage",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = "Hashes the model and copies it to the output claim, still invisible.")
  static final class Stage extends StepCommand {
    Stage(Callable<Integer> step) {
      super(step);
    }
  }

  /** Step gather. */
  @Command(
      name = "gather",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = "Brings rows and the champion's model to where the champion predicts.")
  static final class Gather extends StepCommand {
    Gather(Callable<Integer> step) {
      super(step);
    }
  }

  /** Step publish. */
  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = {
        "Scores the model, decides its gates, writes the evidence and makes the artifact visible.",
        "Prints evidence.json as one line."
      })
  static final class Publish extends StepCommand {
    Publish(Callable<Integer> step) {
      super(step);
    }
  }

  /** Step load. */
  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = "Brings a model to its server and compares it with its digest before.")
  static final class Load extends StepCommand {
    Load(Callable<Integer> step) {
      super(step);
    }
  }

  /** Step verify. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      exitCodeOnInvalidInput = StepExit.USAGE,
      description = {
        "Reads an artifact and its evidence where a ModelVersion says they are; compares digests.",
        "Prints the evidence as one line when its digest is right."
      })
  static final class Verify extends StepCommand {
    Verify(Callable<Integer> step) {
      super(step);
    }
  }
}
