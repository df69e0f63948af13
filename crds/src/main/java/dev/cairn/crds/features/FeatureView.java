package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.schema.Column;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One definition of features for training and serving. */
@Group(CairnApi.GROUP)
@Version(CairnApi.VERSION)
@ShortNames("fview")
@Column(name = "State", path = ".status.state")
@Column(name = "Rows", path = ".status.rows", type = "integer")
@Column(name = "NewestEvent", path = ".status.newestEventTime", type = "date")
@Column(name = "Version", path = ".status.version")
@Column(name = "Owner", path = ".spec.owner", priority = 1)
@Column(name = "Age", path = ".metadata.creationTimestamp", type = "date")
@JsonClassDescription(
    "FeatureView defines features once: joined point in time for training, and kept in an online store for serving.")
public class FeatureView extends CustomResource<FeatureViewSpec, FeatureViewStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
