package dev.cairn.crds;

/** Group and version that all five kinds share. */
public final class CairnApi {
  /** API group. */
  public static final String GROUP = "trail.cairn.dev";

  /** The only version so far. */
  public static final String VERSION = "v1alpha1";

  /** Value of apiVersion in a manifest. */
  public static final String API_VERSION = GROUP + "/" + VERSION;

  /** Category of every kind: {@code kubectl get cairn}. */
  public static final String CATEGORY = "cairn";

  private CairnApi() {}
}
