package dev.cairn.controller.serving.router;

/**
 * What an administrator decides about routers.
 *
 * @param image reference of the router's image
 * @param pullPolicy Always, IfNotPresent or Never
 * @param replicas pods of each namespace's router, 1 or more
 * @param resources requests and limits
 * @param access who they may ask and who may ask them
 */
public record RouterSettings(
    String image, String pullPolicy, int replicas, Resources resources, Access access) {

  /**
   * Kubernetes quantities, and the heap of the Java machine.
   *
   * @param cpuRequest CPU that a router asks for
   * @param memoryRequest memory that it asks for
   * @param memoryLimit memory at which it is killed
   * @param heap greatest heap, as -Xmx takes it
   */
  public record Resources(
      String cpuRequest, String memoryRequest, String memoryLimit, String heap) {}

  /**
   * Rights.
   *
   * @param clusterRole ClusterRole of the chart with what a router reads in its namespace
   * @param controllerNamespace namespace of the controller
   * @param controllerAccount name of the controller's ServiceAccount
   */
  public record Access(String clusterRole, String controllerNamespace, String controllerAccount) {
    /** Who the controller is to the API server. */
    String controller() {
      return "system:serviceaccount:%s:%s".formatted(controllerNamespace, controllerAccount);
    }
  }
}
