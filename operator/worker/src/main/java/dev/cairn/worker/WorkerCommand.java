package dev.cairn.worker;

import dev.cairn.contract.StepExit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a step: says what the steps are. */
@Command(
    name = "cairn-worker",
    mixinStandardHelpOptions = true,
    versionProvider = WorkerCommand.Version.class,
    exitCodeOnInvalidInput = StepExit.USAGE,
    description = {
      "One step of a Cairn TrainingRun, ModelVersion or InferenceService, inside its container.",
      "Input: JSON in the environment variable CAIRN_INPUT."
    },
    footer = {
      "",
      "Exit codes: 0 done, 64 the input makes no sense, 65 refused, 66 something to read is not"
          + " there, 75 may succeed when tried again. Why is in /dev/termination-log."
    })
final class WorkerCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a step.");
    }
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = WorkerCommand.class.getPackage().getImplementationVersion();
      return new String[] {"cairn-worker " + (version == null ? "(not packaged)" : version)};
    }
  }
}
