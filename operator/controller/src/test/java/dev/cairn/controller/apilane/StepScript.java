package dev.cairn.controller.apilane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.GatherInput;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.VerifyInput;
import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the containers of a run do, told by the input that the controller gave them: the same words
 * and exit codes as the worker's, on volumes that are only remembered.
 */
final class StepScript {
  private static final ObjectMapper JSON = ApiMapper.objectMapper();
  private static final long BYTES = 1234;

  private final Volumes volumes;

  StepScript(Volumes volumes) {
    this.volumes = volumes;
  }

  /** Runs a container to its end. */
  Ending run(Container container) {
    return switch (container.getName()) {
      case "fetch" -> fetch(input(container, FetchInput.class));
      case "train", "predict", "predict-champion" -> Ending.well("");
      case "gather" -> gather(input(container, GatherInput.class));
      case "stage" -> stage(input(container, StageInput.class).output());
      case "publish" -> publish(input(container, PublishInput.class));
      case "verify" -> VerifyScript.run(input(container, VerifyInput.class), volumes);
      default -> throw new AssertionError("no such step: " + container.getName());
    };
  }

  /** A trainer begins; it knows its run by its environment, as the user's code would. */
  void began(Container trainer) {
    volumes.train(value(trainer, "CAIRN_RUN"));
  }

  private Ending fetch(FetchInput input) {
    Optional<Volumes.Published> there = published(input.output());
    if (there.isPresent()) {
      return refused(
          Step.FETCH,
          isSame(there.get(), input.output())
              ? StepReason.ALREADY_PUBLISHED
              : StepReason.NAME_CONFLICT,
          "this place holds a result already");
    }
    return well(StepResult.of(Step.FETCH, StepReason.COMPLETED, "train: 1 files"), "");
  }

  private static Ending gather(GatherInput input) {
    String champion = input.champion().name();
    return well(StepResult.of(Step.GATHER, StepReason.COMPLETED, "model of " + champion), "");
  }

  private Ending stage(OutputPlace place) {
    return well(
        new StepResult(
            Step.STAGE,
            StepReason.COMPLETED,
            "staged",
            artifact(place),
            null,
            null,
            null,
            reports()),
        "");
  }

  private static StagedReports reports() {
    return new StagedReports(Volumes.digest("reports"));
  }

  private ArtifactRef artifact(OutputPlace place) {
    return new ArtifactRef(
        "%s/%s/model/".formatted(place.uri(), place.run()),
        volumes.stage(place.run(), place.runUid()),
        BYTES,
        place.format());
  }

  private Ending publish(PublishInput input) {
    OutputPlace place = input.output();
    Optional<Volumes.Published> there = published(place);
    if (there.isPresent() && !isSame(there.get(), place)) {
      return refused(Step.PUBLISH, StepReason.NAME_CONFLICT, "another spec published here");
    }
    if (there.isEmpty() && input.artifact() == null) {
      return refused(Step.PUBLISH, StepReason.PUBLISH_FAILED, "nothing was staged");
    }
    Volumes.Published whole =
        there.orElseGet(
            () -> {
              Evidence evidence = evidence(input, artifact(place));
              return new Volumes.Published(place.specHash(), text(evidence), evidence);
            });
    volumes.publish(place.uri(), place.run(), whole);
    StepResult result =
        new StepResult(
            Step.PUBLISH,
            StepReason.COMPLETED,
            "published",
            whole.document().artifact(),
            Volumes.digest(whole.evidence()),
            null,
            null,
            null);
    return well(result, whole.evidence() + "\n");
  }

  @SuppressWarnings("unchecked") // the spec's parameters are a map of texts by its schema
  private static Evidence evidence(PublishInput input, ArtifactRef artifact) {
    Map<String, String> parameters =
        (Map<String, String>) input.spec().getOrDefault("parameters", Map.of());
    return new Evidence(
        Evidence.VERSION,
        input.namespace(),
        input.output().run(),
        input.output().specHash(),
        input.model(),
        input.startedAt(),
        input.startedAt(),
        artifact,
        null,
        input.image(),
        List.of(new DatasetFact("train", "pvc://data/train/", Volumes.digest("rows"), 1, 10L, 99L)),
        parameters,
        Map.of("trainer.auc", 0.86),
        Map.of(),
        null,
        null,
        null,
        GateScript.scored(input),
        null,
        null,
        null,
        input.spec());
  }

  private Optional<Volumes.Published> published(OutputPlace place) {
    return volumes.published(place.uri(), place.run());
  }

  private static boolean isSame(Volumes.Published there, OutputPlace place) {
    return there.specHash().equals(place.specHash());
  }

  private static Ending well(StepResult result, String log) {
    return new Ending(0, "Completed", text(result), log);
  }

  private static Ending refused(Step step, StepReason reason, String message) {
    return Ending.failed(StepExit.REFUSED, text(StepResult.of(step, reason, message)));
  }

  /** A worker's message that it was refused its data. */
  static Ending dataUnavailable() {
    return Ending.failed(
        StepExit.NO_INPUT,
        text(
            StepResult.of(
                Step.FETCH, StepReason.DATA_UNAVAILABLE, "data set train: nothing is there")));
  }

  private static String text(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T input(Container container, Class<T> type) {
    String text = value(container, StepPaths.INPUT_VARIABLE);
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String value(Container container, String variable) {
    return container.getEnv().stream()
        .filter(candidate -> candidate.getName().equals(variable))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
