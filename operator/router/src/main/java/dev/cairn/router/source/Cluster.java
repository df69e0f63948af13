package dev.cairn.router.source;

import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.router.api.DataPlane;
import dev.cairn.router.config.RouterSettings;
import dev.cairn.router.token.KeySource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The cluster that the router is in. */
public final class Cluster implements AutoCloseable {
  /** A router has its last answer on disk: it rather asks again than waits. */
  private static final int REQUEST_MILLIS = 5_000;

  private final KubernetesClient client;

  /** A cluster behind a client, which {@link #close} closes. */
  public Cluster(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Connects as the pod's ServiceAccount, or as the kubeconfig says. Makes no request yet.
   *
   * @param vertx not the one that serves requests: lists of objects must not delay them
   */
  public static Cluster connect(Vertx vertx) {
    Config config =
        new ConfigBuilder()
            .withRequestTimeout(REQUEST_MILLIS)
            .withConnectionTimeout(REQUEST_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new Cluster(
        new KubernetesClientBuilder()
            .withConfig(config)
            .withKubernetesSerialization(ApiMapper.serialization())
            .withHttpClientFactory(new VertxHttpClientFactory(vertx))
            .build());
  }

  /**
   * The source of a plane's routes.
   *
   * @param routed is called after routes were applied
   */
  public RouteSource routes(RouterSettings settings, DataPlane plane, Runnable routed) {
    String namespace = settings.namespace();
    RouteSource.Parts parts =
        new RouteSource.Parts(
            namespace,
            new NamespaceWatch(client, namespace),
            new Signatures(new ServerVersions(client, namespace), Clock.systemUTC()),
            new RouteDisk(settings.state(), namespace));
    return new RouteSource(parts, plane, routed);
  }

  /** The keys with which the cluster signs tokens of ServiceAccounts. */
  public KeySource keys() {
    return new ServerKeys(client);
  }

  @Override
  public void close() {
    client.close();
  }
}
