package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import dev.cairn.crds.schema.Immutable;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One immutable artifact with its evidence. */
@Group(CairnApi.GROUP)
@Version(CairnApi.VERSION)
@ShortNames("mver")
@Immutable(
    value = {"model", "artifact.digest", "artifact.format", "evidence.digest"},
    remedy = "another artifact is another version: give it a new name")
@Column(name = "Model", path = ".spec.model.name")
@Column(name = "Stage", path = ".status.stage")
@Column(name = "Live", path = ".status.live")
@Column(name = "State", path = ".status.state")
@Column(name = "Score", path = ".status.score")
@Column(name = "Digest", path = ".spec.artifact.digest", priority = 1)
@Column(name = "Run", path = ".status.source.trainingRun", priority = 1)
@Column(name = "Age", path = ".metadata.creationTimestamp", type = "date")
@AdditionalSelectableField(jsonPath = ".spec.model.name")
@AdditionalSelectableField(jsonPath = ".spec.stage")
@JsonClassDescription(
    "ModelVersion is one immutable artifact of a model, with the evidence of how it was made, its stage and its approvals.")
public class ModelVersion extends CustomResource<ModelVersionSpec, ModelVersionStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
