package dev.cairn.controller.training;

import dev.cairn.controller.work.JobChange;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A plan as the out-files of a golden folder. */
final class GoldenPlan {
  private GoldenPlan() {}

  /** Contents of the out-files by name. */
  static Map<String, String> files(TrainingRun run, TrainingRunPlan plan) {
    Map<String, String> files = new TreeMap<>();
    Map<String, Object> steps = new LinkedHashMap<>();
    steps.put("create", plan.create().stream().map(GoldenPlan::name).toList());
    steps.put("stop", changes(plan.stop()));
    steps.put("writesStatus", !Objects.equals(run.getStatus(), plan.status()));
    steps.put(
        "events",
        plan.events().stream()
            .map(event -> event.type() + " " + event.reason() + ": " + event.message())
            .toList());
    steps.put("release", changes(plan.release()));
    steps.put("next", plan.next().map(Object::toString).orElse("when something happens"));
    files.put("out-plan.yaml", Yaml.write(steps));
    files.put("out-status.yaml", Yaml.write(plan.status()));
    plan.create().forEach(child -> files.put(fileName(child), Yaml.write(child)));
    return files;
  }

  private static List<String> changes(List<JobChange> changes) {
    return changes.stream()
        .map(change -> "%s %s=%s".formatted(change.job(), change.field(), change.value()))
        .toList();
  }

  private static String name(HasMetadata child) {
    return child.getKind() + "/" + child.getMetadata().getName();
  }

  private static String fileName(HasMetadata child) {
    return "out-%s-%s.yaml"
        .formatted(child.getKind().toLowerCase(Locale.ROOT), child.getMetadata().getName());
  }
}
