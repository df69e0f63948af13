package dev.cairn.controller.training.job;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Champion;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.GatherInput;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.training.champion.ChosenChampion;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.work.Claims;
import dev.cairn.controller.work.PodFrame;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.StorageKeys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The second Job of a run: publish, and before it gather and predict-champion when a champion is to
 * predict the same rows. Made again under the next number when it is lost.
 */
public final class EvaluateJobManifest {
  private static final String COMPONENT = "evaluate";

  private EvaluateJobManifest() {}

  /** Name of the Job of a run by its number, from 1. */
  public static String name(String run, int number) {
    return Names.child(run, "evaluate-" + number);
  }

  /**
   * The Job.
   *
   * @param that the run
   * @param number which try
   * @param trained what the first Job left
   * @param champion what the result is compared with
   */
  public static Job of(
      RunCase that, int number, Trained trained, Optional<ChosenChampion> champion) {
    return make(that, number, trained, champion.map(chosen -> within(that, chosen)));
  }

  private static Job make(
      RunCase that, int number, Trained trained, Optional<ChosenChampion> champion) {
    List<Container> containers = new ArrayList<>();
    List<PodFailurePolicyRule> rules = new ArrayList<>();
    Claims claims = claims(that, champion);
    List<Volume> volumes = new ArrayList<>(claims.volumes());
    Optional<ChosenChampion.Means> runtime = champion.flatMap(ChosenChampion::predictsWith);
    if (runtime.isPresent()) {
      containers.add(gather(that, claims, trained, champion.get().told()));
      containers.add(predict(that, runtime.get()));
      rules.add(RunJob.endsBy(Step.PREDICT_CHAMPION.container()));
      String limit = that.worker().resources().inputLimit();
      Stream.of(RunVolumes.CHAMPION, RunVolumes.ROWS, RunVolumes.PREDICTIONS)
          .map(name -> RunVolumes.data(name, limit))
          .forEach(volumes::add);
    }
    Champion told = champion.map(ChosenChampion::told).orElse(null);
    containers.add(
        publish(that, claims, StepInputs.publish(that, trained, told), runtime.isPresent()));
    containers.forEach(container -> volumes.add(PodVolumes.tmp(container.getName())));
    var template =
        new PodFrame(that.run(), that.spec().pod(), COMPONENT)
            .around(Step.PUBLISH.container(), containers, volumes);
    return RunJob.of(that, name(that.name(), number), COMPONENT, template, rules);
  }

  private static Container gather(RunCase that, Claims claims, Trained trained, Champion champion) {
    List<String> places =
        Stream.concat(
                that.outputUri().stream(),
                Stream.ofNullable(champion.artifact()).map(ArtifactRef::uri))
            .flatMap(uri -> Claims.claim(uri).stream())
            .toList();
    List<VolumeMount> mounts = new ArrayList<>(claims.readable(places));
    mounts.add(RunVolumes.championMount());
    mounts.add(RunVolumes.rowsMount(false));
    GatherInput input =
        new GatherInput(
            StepInputs.output(that),
            trained.reports().orElseThrow(),
            champion,
            that.worker().allowedAddresses(),
            StorageKeys.told(that.spec().storage()));
    return RunWorker.of(Step.GATHER, input, that, mounts);
  }

  private static Container predict(RunCase that, ChosenChampion.Means runtime) {
    return PredictContainer.of(
        Step.PREDICT_CHAMPION,
        that,
        runtime.image(),
        runtime.predictor(),
        RunVolumes.championAsModel());
  }

  private static Container publish(
      RunCase that, Claims claims, PublishInput input, boolean withPredictions) {
    List<VolumeMount> mounts =
        new ArrayList<>(claims.writable(that.outputUri().flatMap(Claims::claim)));
    if (withPredictions) {
      mounts.add(RunVolumes.predictionsMount(true));
    }
    return RunWorker.of(Step.PUBLISH, input, that, mounts);
  }

  /**
   * A champion that had trouble may have lost its claim, and a pod that mounts a missing claim
   * never starts: what is recorded of it is then only read where the result goes.
   */
  private static ChosenChampion within(RunCase that, ChosenChampion champion) {
    Champion told = champion.told();
    FileRef evidence = told.evidence();
    Optional<String> claim = evidence == null ? Optional.empty() : Claims.claim(evidence.uri());
    boolean elsewhere = !claim.equals(that.outputUri().flatMap(Claims::claim));
    return champion.predictsWith().isEmpty() && claim.isPresent() && elsewhere
        ? new ChosenChampion(
            new Champion(told.name(), told.artifact(), null, told.unavailable()), null)
        : champion;
  }

  private static Claims claims(RunCase that, Optional<ChosenChampion> champion) {
    Optional<Champion> told = champion.map(ChosenChampion::told);
    return Claims.of(
        Stream.of(
                that.outputUri(),
                champion
                    .flatMap(ChosenChampion::predictsWith)
                    .flatMap(ignored -> told)
                    .map(Champion::artifact)
                    .map(ArtifactRef::uri),
                told.flatMap(known -> Optional.ofNullable(known.evidence())).map(FileRef::uri))
            .flatMap(Optional::stream));
  }
}
