package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import dev.cairn.crds.schema.Scale;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Serves a model and changes it safely. */
@Group(CairnApi.GROUP)
@Version(CairnApi.VERSION)
@ShortNames("mlsvc")
@Scale(
    spec = ".spec.scaling.minReplicas",
    status = ".status.replicas",
    selector = ".status.selector")
@Column(name = "Model", path = ".spec.model.name")
@Column(name = "State", path = ".status.state")
@Column(name = "Stable", path = ".status.stable.modelVersion")
@Column(name = "Candidate", path = ".status.candidate.modelVersion")
@Column(name = "Weight", path = ".status.candidate.weight", type = "integer")
@Column(name = "Ready", path = ".status.conditions[?(@.type=='Ready')].status")
@Column(name = "Reason", path = ".status.conditions[?(@.type=='Ready')].reason", priority = 1)
@Column(name = "URL", path = ".status.url", priority = 1)
@Column(name = "Age", path = ".metadata.creationTimestamp", type = "date")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 54",
    message =
        "the name is also a Service's: start with a letter, use a-z, 0-9 and '-', at most 54 characters")
@JsonClassDescription(
    "InferenceService serves a version of a model and moves traffic to another version step by step, back by itself when the new one is worse.")
public class InferenceService extends CustomResource<InferenceServiceSpec, InferenceServiceStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
