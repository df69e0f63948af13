package dev.cairn.router.config;

import dev.cairn.contract.routing.RouterPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a router is told.
 *
 * @param namespace whose InferenceServices it routes
 * @param pod name of its pod
 * @param podUid UID of its pod
 * @param controller subject of the tokens that the admin port takes
 * @param state directory for what must outlive a container
 * @param drain longest wait for requests in flight at the end
 * @param healthPort port of health and metrics; 0: any
 * @param adminPort port of the admin requests; 0: any
 */
public record RouterSettings(
    String namespace,
    String pod,
    String podUid,
    String controller,
    Path state,
    Duration drain,
    int healthPort,
    int adminPort) {

  /** The variables, for the help text. */
  public static final String VARIABLES =
      """
        CAIRN_ROUTER_NAMESPACE   namespace whose InferenceServices are routed
        CAIRN_ROUTER_POD         name of this pod
        CAIRN_ROUTER_POD_UID     UID of this pod
        CAIRN_ROUTER_CONTROLLER  subject of the controller's tokens: system:serviceaccount:<namespace>:<name>
        CAIRN_ROUTER_STATE       directory for tables and keys; outlives a restart of the container
        CAIRN_ROUTER_DRAIN       seconds that requests in flight get at the end, 0 to 600 (default 20)
      """;

  static final int USUAL_DRAIN = 20;
  static final int LONGEST_DRAIN = 600;

  /**
   * Reads the variables.
   *
   * @throws SettingsException names each variable that is missing or cannot be used
   */
  public static RouterSettings read(Map<String, String> environment) throws SettingsException {
    Variables variables = new Variables(environment);
    RouterSettings settings =
        new RouterSettings(
            variables.text("CAIRN_ROUTER_NAMESPACE"),
            variables.text("CAIRN_ROUTER_POD"),
            variables.text("CAIRN_ROUTER_POD_UID"),
            variables.text("CAIRN_ROUTER_CONTROLLER"),
            variables.path("CAIRN_ROUTER_STATE"),
            Duration.ofSeconds(variables.number("CAIRN_ROUTER_DRAIN", USUAL_DRAIN, LONGEST_DRAIN)),
            RouterPaths.HEALTH_PORT,
            RouterPaths.ADMIN_PORT);
    variables.check();
    return settings;
  }
}
