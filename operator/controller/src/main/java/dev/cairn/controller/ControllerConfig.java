package dev.cairn.controller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The controller's configuration: the only reader of it. Environment names: CAIRN_WORKER_IMAGE and
 * so on.
 */
@ConfigMapping(prefix = "cairn")
public interface ControllerConfig {
  /** The containers that Cairn adds to Jobs. */
  Worker worker();

  /** The routers in the namespaces that have services. */
  Router router();

  /** What worker containers may open over http(s). */
  Http http();

  /** Which of several controllers works. */
  Leader leader();

  /** Settings of worker containers. */
  interface Worker {
    /** Image reference; the same version as this controller. */
    String image();

    /** Always, IfNotPresent or Never. */
    @WithDefault("IfNotPresent")
    String pullPolicy();

    /** CPU request, a Kubernetes quantity. */
    @WithDefault("100m")
    String cpuRequest();

    /** Memory request, a Kubernetes quantity. */
    @WithDefault("256Mi")
    String memoryRequest();

    /** Memory limit, a Kubernetes quantity. */
    @WithDefault("1Gi")
    String memoryLimit();

    /** Most that a run's data may take on the node, a Kubernetes quantity. */
    @WithDefault("50Gi")
    String inputLimit();
  }

  /** Settings of routers, and how the controller is known to them. */
  interface Router {
    /** Image reference; the same version as this controller. */
    String image();

    /** Always, IfNotPresent or Never. */
    @WithDefault("IfNotPresent")
    String pullPolicy();

    /** Pods of each namespace's router. */
    @WithDefault("1")
    int replicas();

    /** CPU request, a Kubernetes quantity. */
    @WithDefault("100m")
    String cpuRequest();

    /** Memory request, a Kubernetes quantity. */
    @WithDefault("384Mi")
    String memoryRequest();

    /** Memory limit, a Kubernetes quantity. */
    @WithDefault("512Mi")
    String memoryLimit();

    /** Greatest heap, as -Xmx takes it. */
    @WithDefault("256m")
    String heap();

    /** ClusterRole with what a router may read in its namespace. */
    @WithDefault("cairn-router")
    String clusterRole();

    /** ServiceAccount of this controller, in the namespace of its Lease. */
    @WithDefault("cairn-controller")
    String account();

    /**
     * File with the token that routers ask of this controller; it is replaced from time to time.
     */
    @WithDefault("/var/run/secrets/cairn-router/token")
    String tokenFile();
  }

  /** What worker containers may open over http(s). */
  interface Http {
    /** CIDR blocks that may be opened although they are loopback, link-local or private. */
    Optional<List<String>> allowedAddresses();
  }

  /** Leader election by a Lease. */
  interface Leader {
    /** Name of the Lease. */
    @WithDefault("cairn-controller")
    String lease();

    /** Namespace of the Lease: the controller's own. */
    @WithDefault("cairn-system")
    String namespace();

    /** Who this program is among the candidates: the pod's name. */
    @WithDefault("local")
    String identity();

    /** After how long without a sign of life another candidate may take over. */
    @WithDefault("15s")
    Duration duration();
  }
}
