package dev.cairn.contract.routing;

/** Ports and paths of a router pod, besides the traffic ports of its services. */
public final class RouterPaths {
  /** Port of metrics and health: GET /metrics, /livez, /readyz. */
  public static final int HEALTH_PORT = 9090;

  /** Port of the admin requests; a bearer token of the controller is asked for. */
  public static final int ADMIN_PORT = 9091;

  /** Audience that the controller's token must have. */
  public static final String AUDIENCE = "cairn-router";

  /** {@link RouterStats}. */
  public static final String STATS = "/v1/stats";

  /** List of {@link PredictionRecord}; the query parameter {@code request} is a request id. */
  public static final String RECORDS = "/v1/records";

  private RouterPaths() {}
}
