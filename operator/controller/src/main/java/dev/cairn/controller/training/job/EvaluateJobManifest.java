package dev.cairn.controller.training.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The second Job of a run: publish. Made again under the next number when it is lost. */
public final class EvaluateJobManifest {
  private static final String COMPONENT = "evaluate";
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private EvaluateJobManifest() {}

  public static String name(String run, int number) {
    return Names.child(run, "evaluate-" + number);
  }

  public static Job of(RunCase that, int number, Trained trained) {
    PvcUri output = that.outputUri().flatMap(PvcUri::parse).orElseThrow();
    TreeSet<String> claims = new TreeSet<>(List.of(output.claim()));
    Container publish =
        WorkerContainer.of(
            Step.PUBLISH,
            input(that, trained),
            that.worker(),
            RunVolumes.claimMounts(claims, output.claim()).toList());
    List<Volume> volumes = new ArrayList<>(RunVolumes.claims(claims));
    volumes.add(RunVolumes.tmp(Step.PUBLISH.container()));
    var template =
        PodFrame.of(that.run(), COMPONENT, Step.PUBLISH.container(), List.of(publish), volumes);
    return RunJob.of(that, name(that.name(), number), COMPONENT, template, List.of());
  }

  private static PublishInput input(RunCase that, Trained trained) {
    Map<String, Object> spec = MAPPER.convertValue(that.spec(), new TypeReference<>() {});
    String started = that.status().map(status -> status.startTime()).orElse(null);
    return new PublishInput(
        StepInputs.output(that),
        trained
            .artifact()
            .map(found -> new ArtifactRef(found.uri(), found.digest(), found.bytes(), format(that)))
            .orElse(null),
        that.run().getMetadata().getNamespace(),
        that.spec().model().name(),
        trained.image().orElse(null),
        started == null ? that.run().getMetadata().getCreationTimestamp() : started,
        spec,
        trained.reports().orElse(null));
  }

  private static @Nullable String format(RunCase that) {
    return that.spec().output() == null ? null : that.spec().output().format();
  }
}
