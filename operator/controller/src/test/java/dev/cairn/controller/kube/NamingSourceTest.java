package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.MockWebServer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which versions are looked at when a service names others. */
@Timeout(60)
class NamingSourceTest {
  private final BlockingQueue<String> looks = new LinkedBlockingQueue<>();
  private KubernetesMockServer server;
  private KubernetesClient client;
  private Operator operator;

  /** Writes down each look at a version, and which services it sees. */
  @ControllerConfiguration(name = "looks")
  private static final class Looking implements Reconciler<ModelVersion> {
    private final BlockingQueue<String> looks;

    Looking(BlockingQueue<String> looks) {
      this.looks = looks;
    }

    @Override
    public UpdateControl<ModelVersion> reconcile(
        ModelVersion version, Context<ModelVersion> context) {
      List<String> services =
          context.getSecondaryResources(InferenceService.class).stream()
              .map(service -> service.getMetadata().getName())
              .sorted()
              .toList();
      looks.add(version.getMetadata().getName() + " " + services);
      return UpdateControl.noUpdate();
    }

    @Override
    public List<EventSource<?, ModelVersion>> prepareEventSources(
        EventSourceContext<ModelVersion> context) {
      return List.of(
          NamingSource.of(
              InferenceService.class,
              context,
              service -> String.valueOf(service.getSpec().model().version()),
              Set::of));
    }
  }

  @BeforeEach
  void start() throws InterruptedException {
    server =
        new KubernetesMockServer(
            new io.fabric8.mockwebserver.Context(),
            new MockWebServer(),
            new HashMap<>(),
            new KubernetesCrudDispatcher(),
            false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    client = server.createClient();
    for (String name : List.of("a", "b", "c")) {
      apply(ModelVersion.class, "ModelVersion", name, "{model: {name: churn}}");
    }
    operator =
        new Operator(
            settings ->
                settings.withKubernetesClient(client).checkingCRDAndValidateLocalModel(false));
    operator.register(new Looking(looks));
    operator.start();
    await("a []", "b []", "c []");
  }

  @AfterEach
  void stop() {
    operator.stop();
    client.close();
    server.destroy();
  }

  private void await(String... expected) throws InterruptedException {
    Set<String> missing = new HashSet<>(List.of(expected));
    while (!missing.isEmpty()) {
      missing.remove(looks.take());
    }
  }

  private <T extends HasMetadata> void apply(Class<T> type, String kind, String name, String spec) {
    client
        .resource(
            client
                .getKubernetesSerialization()
                .unmarshal(
                    """
                    apiVersion: trail.cairn.dev/v1alpha1
                    kind: %s
                    metadata: {name: %s, namespace: retail}
                    spec: %s
                    """
                        .formatted(kind, name, spec),
                    type))
        .createOr(resource -> resource.update());
  }

  private void serve(String version) {
    apply(
        InferenceService.class,
        "InferenceService",
        "churn",
        "{model: {name: churn, version: %s}}".formatted(version));
  }

  @Test
  void looksAtWhatIsNamedAndAtWhatIsNoMoreNamed() throws InterruptedException {
    serve("a");
    await("a [churn]");

    serve("b");
    await("a [churn]", "b [churn]");

    client.resources(InferenceService.class).inNamespace("retail").withName("churn").delete();
    await("b []");
    assertThat(looks).noneMatch(look -> look.startsWith("c"));
  }
}
