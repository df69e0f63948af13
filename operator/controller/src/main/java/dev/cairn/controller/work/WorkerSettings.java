package dev.cairn.controller.work;

import java.util.List;

/**
 * What an administrator decides about worker containers.
 *
 * @param image reference of the worker's image
 * @param pullPolicy Always, IfNotPresent or Never
 * @param resources requests and limits
 * @param allowedAddresses CIDR blocks that http(s) sources may be in although they are private
 */
public record WorkerSettings(
    String image, String pullPolicy, Resources resources, List<String> allowedAddresses) {

  public WorkerSettings {
    allowedAddresses = List.copyOf(allowedAddresses);
  }

  /**
   * Kubernetes quantities.
   *
   * @param cpuRequest CPU that a worker container asks for
   * @param memoryRequest memory that it asks for
   * @param memoryLimit memory at which it is killed
   * @param inputLimit most that a run's data may take on the node
   */
  public record Resources(
      String cpuRequest, String memoryRequest, String memoryLimit, String inputLimit) {}
}
