package dev.cairn.controller;

import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.routers.HttpRouterClient;
import dev.cairn.controller.routers.RouterClient;
import dev.cairn.controller.serving.ServingSettings;
import dev.cairn.controller.serving.router.RouterSettings;
import dev.cairn.controller.work.WorkerSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What the reconcilers are given. */
public class Beans {
  /** The only clock: everything that decides is told the time. */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  EventRecorder eventRecorder(KubernetesClient client, Clock clock) {
    return new EventRecorder(client, clock);
  }

  @Produces
  @Singleton
  StatusWriter statusWriter(KubernetesClient client) {
    return new StatusWriter(client);
  }

  @Produces
  @Singleton
  WorkerSettings workerSettings(ControllerConfig config) {
    ControllerConfig.Worker worker = config.worker();
    return new WorkerSettings(
        worker.image(),
        worker.pullPolicy(),
        new WorkerSettings.Resources(
            worker.cpuRequest(), worker.memoryRequest(), worker.memoryLimit(), worker.inputLimit()),
        config.http().allowedAddresses().orElse(List.of()));
  }

  @Produces
  @Singleton
  RouterSettings routerSettings(ControllerConfig config) {
    ControllerConfig.Router router = config.router();
    return new RouterSettings(
        router.image(),
        router.pullPolicy(),
        router.replicas(),
        new RouterSettings.Resources(
            router.cpuRequest(), router.memoryRequest(), router.memoryLimit(), router.heap()),
        new RouterSettings.Access(
            router.clusterRole(), config.leader().namespace(), router.account()));
  }

  @Produces
  @Singleton
  ServingSettings servingSettings(WorkerSettings worker, RouterSettings router) {
    return new ServingSettings(worker, router);
  }

  @Produces
  @Singleton
  RouterClient routerClient(ControllerConfig config) {
    return new HttpRouterClient(Path.of(config.router().tokenFile()));
  }

  /**
   * The framework must not exit by itself when it stops leading: System.exit inside a shutdown hook
   * would hang a SIGTERM for ever. {@link LeadershipEnd} ends the program instead. ("deprecation":
   * the framework's builder allows this for tests only.)
   */
  @SuppressWarnings("deprecation")
  @Produces
  @Singleton
  @UnlessBuildProfile("test")
  LeaderElectionConfiguration leaderElection(ControllerConfig config, LeadershipEnd end) {
    ControllerConfig.Leader leader = config.leader();
    Duration duration = leader.duration();
    return new LeaderElectionConfiguration(
        leader.lease(),
        leader.namespace(),
        duration,
        duration.multipliedBy(2).dividedBy(3),
        duration.dividedBy(6),
        leader.identity(),
        new LeaderCallbacks(() -> {}, end::leadershipLost, ignored -> {}),
        false);
  }
}
