package dev.cairn.worker;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.GatherInput;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.fetch.FetchStep;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.gather.GatherStep;
import dev.cairn.worker.load.LoadStep;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.publish.PublishStep;
import dev.cairn.worker.stage.StageStep;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.step.StepVariables;
import dev.cairn.worker.verify.VerifyStep;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** Runs one step of a TrainingRun's or a ModelVersion's Job, or of a predictor's pod. */
public final class WorkerMain {
  private final Map<String, String> environment;
  private final StepRoots roots;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * The program with its surroundings.
   *
   * @param environment holds the step's input in {@link StepPaths#INPUT_VARIABLE}
   */
  WorkerMain(Map<String, String> environment, StepRoots roots, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.roots = roots;
    this.out = out;
    this.err = err;
  }

  /** Runs the step that the first argument names and exits with one of {@link StepExit}. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    WorkerMain worker =
        new WorkerMain(
            environment,
            StepRoots.inContainer(new StepVariables(environment)),
            System.out,
            System.err);
    System.exit(worker.run(arguments));
  }

  int run(String... arguments) {
    return new CommandLine(new WorkerCommand())
        .addSubcommand(new StepCommand.Fetch(() -> run(Step.FETCH, this::fetch)))
        .addSubcommand(new StepCommand.Stage(() -> run(Step.STAGE, this::stage)))
        .addSubcommand(new StepCommand.Gather(() -> run(Step.GATHER, this::gather)))
        .addSubcommand(new StepCommand.Publish(() -> run(Step.PUBLISH, this::publish)))
        .addSubcommand(new StepCommand.Verify(() -> run(Step.VERIFY, this::verify)))
        .addSubcommand(new StepCommand.Load(() -> run(Step.LOAD, this::load)))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  private int run(Step step, StepFrame.Work work) {
    return new StepFrame(roots.terminationLog(), out, err).run(step, work);
  }

  private StepResult fetch() throws Exception {
    return new FetchStep(roots, HttpLimits.USUAL).run(input(FetchInput.class));
  }

  private StepResult stage() throws Exception {
    return new StageStep(roots, new LocalFiles()).run(input(StageInput.class));
  }

  private StepResult gather() throws Exception {
    return new GatherStep(roots).run(input(GatherInput.class));
  }

  private StepResult publish() throws Exception {
    return printed(
        new PublishStep(roots, new LocalFiles(), Clock.systemUTC(), out)
            .run(input(PublishInput.class)));
  }

  private StepResult verify() throws Exception {
    return printed(new VerifyStep(roots, HttpLimits.USUAL, out).run(input(VerifyInput.class)));
  }

  private StepResult load() throws Exception {
    return new LoadStep(roots, HttpLimits.USUAL).run(input(LoadInput.class));
  }

  private StepResult printed(StepResult result) throws IOException {
    if (out.checkError()) { // a PrintStream keeps its failures to itself
      throw new IOException("standard output is closed, so the evidence cannot be read from it");
    }
    return result;
  }

  private <T> T input(Class<T> type) throws StepFailure {
    String text = environment.get(StepPaths.INPUT_VARIABLE);
    if (text == null || text.isBlank()) {
      throw StepFailure.invalid(
          "the environment variable " + StepPaths.INPUT_VARIABLE + " is missing");
    }
    return StepJson.read(text, type);
  }
}
