package dev.cairn.controller.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.training.job.EvaluateJobManifest;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.controller.training.seen.ModelLine;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobReader;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one golden folder: objects as the API server gives them, and what is asked of them.
 * In the files, ${specHash} is the hash of the run's spec.
 */
final class GoldenCase {
  private static final String CASE = "in-case.yaml";
  private static final String RUN = "in-run.yaml";
  private static final String JOURNAL = "in-journal.yaml";
  private static final String VERSION = "in-version.yaml";
  private static final String EVIDENCE = "in-evidence.json";

  private final Map<String, String> files;
  private final Set<String> unused;
  private final TrainingRun run;
  private final JsonNode about;

  /**
   * Reads a case.
   *
   * @param files contents of the in-files by name
   */
  GoldenCase(Map<String, String> files) {
    this.run = Yaml.read(files.getOrDefault(RUN, "{}"), TrainingRun.class);
    String hash = SpecHash.of(run.getSpec());
    this.files = new TreeMap<>(files);
    this.files.replaceAll((name, text) -> text.replace("${specHash}", hash));
    this.unused = new TreeSet<>(files.keySet());
    this.unused.remove(RUN);
    this.about = Yaml.tree(use(CASE).orElseThrow());
  }

  /** The plan for what the files say. */
  TrainingRunPlan plan() {
    return TrainingRunPlanner.plan(run, observation(), Runs.WORKER, now());
  }

  /** The plan when the first one's status stands and nothing else has changed. */
  TrainingRunPlan planAgain(TrainingRunPlan first) {
    TrainingRun after = Runs.withStatus(run, first.status());
    return TrainingRunPlanner.plan(after, observation(), Runs.WORKER, now().plusSeconds(1));
  }

  TrainingRun run() {
    return run;
  }

  String says() {
    return about.path("says").asText("");
  }

  /** Files that nobody has read. */
  Set<String> unused() {
    return unused;
  }

  private Instant now() {
    return Instant.parse(about.path("now").asText());
  }

  private TrainingRunObservation observation() {
    Map<String, Job> jobs = new TreeMap<>();
    all("in-job-", Job.class).forEach(job -> jobs.put(job.getMetadata().getName(), job));
    List<Pod> pods = all("in-pod-", Pod.class).toList();
    String name = run.getMetadata().getName();
    JobState train = JobReader.read(jobs.remove(TrainJobManifest.name(name)), pods, run);
    List<JobState> evaluations = new ArrayList<>();
    for (int number = 1; number <= TrainingRunObservation.MAX_EVALUATIONS; number++) {
      Job job = jobs.remove(EvaluateJobManifest.name(name, number));
      evaluations.add(JobReader.read(job, pods, run));
    }
    unused.addAll(jobs.keySet());
    return new TrainingRunObservation(
        train,
        evaluations,
        use(JOURNAL).map(text -> Yaml.read(text, ControllerRevision.class)).flatMap(Journal::read),
        use(VERSION).map(text -> Yaml.read(text, ModelVersion.class)),
        new ModelLine(
            all("in-other-version-", ModelVersion.class).toList(),
            all("in-other-run-", TrainingRun.class).toList()),
        evidence(),
        about.path("defaultOutput").textValue());
  }

  private EvidenceState evidence() {
    @Nullable String unreadable = about.path("evidenceUnreadable").textValue();
    if (unreadable != null) {
      return new EvidenceState.Unreadable(unreadable);
    }
    return use(EVIDENCE)
        .map(String::strip)
        .<EvidenceState>map(
            text ->
                new EvidenceState.Read(
                    text, Digests.of(text), StepMessages.evidence(text).orElseThrow()))
        .orElseGet(EvidenceState.Pending::new);
  }

  private <T> Stream<T> all(String prefix, Class<T> type) {
    return files.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> Yaml.read(use(name).orElseThrow(), type));
  }

  private Optional<String> use(String name) {
    unused.remove(name);
    return Optional.ofNullable(files.get(name));
  }
}
