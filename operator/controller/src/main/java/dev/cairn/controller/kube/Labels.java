package dev.cairn.controller.kube;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations that Cairn writes on its children, in one place. */
public final class Labels {
  /** Prefix of Cairn's own labels and annotations. */
  public static final String PREFIX = "cairn.dev/";

  /** On every child; informers of children select by it. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String CAIRN = "cairn";

  /** What the informers of children select. */
  public static final String MANAGED_SELECTOR = MANAGED_BY + "=" + CAIRN;

  /** What a child is: train, evaluate, journal, version. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  /**
   * Annotation on every child: kind/name of the object that it was made for. Survives a lost status
   * and a new UID.
   */
  public static final String OWNER = PREFIX + "owner";

  /** Annotation on children and versions: hash of the spec that they were made from. */
  public static final String SPEC_HASH = PREFIX + "spec-hash";

  /** Annotation on a run's Jobs: where its result goes. */
  public static final String OUTPUT = PREFIX + "output";

  /** On the objects and pods of a revision: its name. */
  public static final String REVISION = PREFIX + "revision";

  /** Annotation on the router's Deployment: hash of all its objects, once they were applied. */
  public static final String APPLIED = PREFIX + "applied";

  /** Annotation on a revision's Deployment: what it is in its service, a RevisionRole. */
  public static final String ROLE = PREFIX + "role";

  /** Annotation on a revision's Deployment: its ModelVersion. */
  public static final String MODEL_VERSION = PREFIX + "model-version";

  /** Annotation on a revision's Deployment: digest of the artifact that its pods load. */
  public static final String ARTIFACT_DIGEST = PREFIX + "artifact-digest";

  /**
   * Annotation on a revision's Deployment: digest of its image, where it was known at its birth.
   */
  public static final String IMAGE_DIGEST = PREFIX + "image-digest";

  /** Annotation on a revision's Deployment: port of its container. */
  public static final String PORT = PREFIX + "port";

  /** Annotation on a revision's Deployment: what its server speaks, as JSON. */
  public static final String SPEAKS = PREFIX + "speaks";

  /** Lever of a person: start anyway; the value is the UID of the object that it means. */
  public static final String RETRY = PREFIX + "retry";

  /**
   * On a namespace: "true" when only versions whose evaluation passed take effect in Production.
   */
  public static final String REQUIRE_EVALUATION = PREFIX + "require-evaluation";

  /** On a namespace: how many people must approve before a version takes effect in Production. */
  public static final String APPROVALS_REQUIRED = PREFIX + "approvals-required";

  /** Set by Velero on what it restores. */
  public static final String VELERO_RESTORE = "velero.io/restore-name";

  /** On a run's Jobs: the LocalQueue of Kueue that decides when they start. */
  public static final String QUEUE = "kueue.x-k8s.io/queue-name";

  private Labels() {}

  /**
   * Labels of a child.
   *
   * @param kind of the owner
   * @param owner name of the owner; cut where it is no label value
   * @param component role of the child
   */
  public static Map<String, String> of(String kind, String owner, String component) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("app.kubernetes.io/name", CAIRN);
    labels.put(COMPONENT, component);
    labels.put(MANAGED_BY, CAIRN);
    labels.put(ofKind(kind), Names.fit(owner));
    return labels;
  }

  /** Label of the children of a kind's objects: the value is the owner's name. */
  static String ofKind(String kind) {
    return PREFIX + kind.toLowerCase(Locale.ROOT);
  }
}
