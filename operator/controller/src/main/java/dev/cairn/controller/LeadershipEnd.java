package dev.cairn.controller;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * How leadership ends. Lost while running: the program dies at once, since another one leads now.
 * Given up by a shutdown: the Lease is freed, so that a successor need not wait until it runs out.
 */
@Singleton
public class LeadershipEnd {
  private static final Logger LOG = Logger.getLogger(LeadershipEnd.class);
  private static final int FIRST = 1;
  private static final int LAST = Integer.MAX_VALUE;

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final KubernetesClient client;
  private final ControllerConfig.Leader leader;

  LeadershipEnd(KubernetesClient client, ControllerConfig config) {
    this.client = client;
    this.leader = config.leader();
  }

  void shutdownBegins(@Observes @Priority(FIRST) ShutdownEvent event) {
    stopping.set(true);
  }

  /** Called by the elector when it no longer holds the Lease. */
  void leadershipLost() {
    if (!stopping.get()) {
      LOG.error(
          "another controller holds the Lease: this one ends, so that two never work at once");
      Runtime.getRuntime().halt(1);
    }
  }

  void shutdownEnds(@Observes @Priority(LAST) ShutdownEvent event) {
    try {
      var resource = client.leases().inNamespace(leader.namespace()).withName(leader.lease());
      Lease lease = resource.get();
      if (lease != null
          && lease.getSpec() != null
          && leader.identity().equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).lockResourceVersion().update();
        LOG.info("Lease released");
      }
    } catch (KubernetesClientException e) {
      LOG.warnf("Lease not released, a successor waits until it runs out: %s", e.getMessage());
    }
  }
}
