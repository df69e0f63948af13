package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import dev.cairn.crds.schema.Immutable;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One training, run to completion. Immutable: a change is a new run. */
@Group(CairnApi.GROUP)
@Version(CairnApi.VERSION)
@ShortNames("trun")
@Immutable(
    except = {"suspend", "ttlAfterFinished"},
    remedy = "copy it to a new name")
@Column(name = "Model", path = ".spec.model.name")
@Column(name = "State", path = ".status.state")
@Column(name = "Step", path = ".status.step")
@Column(name = "Gates", path = ".status.gates")
@Column(name = "Score", path = ".status.score")
@Column(name = "Duration", path = ".status.duration")
@Column(name = "Age", path = ".metadata.creationTimestamp", type = "date")
@JsonClassDescription(
    "TrainingRun runs one training to its end: fetches pinned data, trains in the user's image, publishes the artifact by digest and registers a ModelVersion.")
public class TrainingRun extends CustomResource<TrainingRunSpec, TrainingRunStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
