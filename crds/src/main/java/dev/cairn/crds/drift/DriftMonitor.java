package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Says whether the world is still the one that a model was trained on, and has it trained again.
 */
@Group(CairnApi.GROUP)
@Version(CairnApi.VERSION)
@ShortNames("dmon")
@Column(name = "Target", path = ".spec.target.name")
@Column(name = "State", path = ".status.state")
@Column(name = "Score", path = ".status.lastWindow.score", type = "number")
@Column(name = "Drifted", path = ".status.lastWindow.drifted")
@Column(name = "Samples", path = ".status.lastWindow.samples", type = "integer")
@Column(name = "LastWindow", path = ".status.lastWindow.end", type = "date")
@Column(name = "Runs", path = ".status.retraining.started", type = "integer", priority = 1)
@Column(name = "Age", path = ".metadata.creationTimestamp", type = "date")
@JsonClassDescription(
    "DriftMonitor compares what a service is asked with what its model was trained on, and starts a retraining within a budget.")
public class DriftMonitor extends CustomResource<DriftMonitorSpec, DriftMonitorStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
