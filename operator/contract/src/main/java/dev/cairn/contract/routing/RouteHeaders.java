package dev.cairn.contract.routing;

/** Headers that a router reads from clients and adds to answers, in lower case. */
public final class RouteHeaders {
  /** Name of the ModelVersion that answered. */
  public static final String MODEL_VERSION = "x-cairn-model-version";

  /** Digest of its artifact. */
  public static final String DIGEST = "x-cairn-digest";

  /** Name of the revision that answered. */
  public static final String REVISION = "x-cairn-revision";

  /** Its role: Stable, Candidate, Fallback. */
  public static final String ROLE = "x-cairn-role";

  /** Id of the route table at dispatch. */
  public static final String ROUTE = "x-cairn-route";

  /** Why another revision or a fixed answer stands in; absent when none does. */
  public static final String FALLBACK = "x-cairn-fallback";

  /** Request id: the client's, or one that the router made. */
  public static final String REQUEST_ID = "x-request-id";

  /** From a client: the revision it wants, where the service allows previews. */
  public static final String PREVIEW = "x-cairn-preview";

  private RouteHeaders() {}
}
