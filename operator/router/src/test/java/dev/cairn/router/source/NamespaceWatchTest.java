package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.crds.CairnApi;
import dev.cairn.router.source.Versions.SeenVersion;
import dev.cairn.router.source.Versions.VersionUnreadableException;
import dev.cairn.router.testing.Kinds;
import dev.cairn.router.testing.MockServer;
import dev.cairn.router.testing.Tables;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Kubernetes client makes of an API server's lists, watches and answers. */
class NamespaceWatchTest {
  private static final String NAMESPACE = "shop";

  private final KubernetesMockServer server = MockServer.start();
  private final KubernetesClient client = server.createClient();
  private final LinkedBlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  private final NamespaceWatch watch = new NamespaceWatch(client, NAMESPACE);

  @AfterEach
  void close() {
    watch.close();
    client.close();
    server.destroy();
  }

  @Test
  void tellsWhatIsThereAtTheStart() throws Exception {
    create(service("churn", Map.of("traffic", Tables.tree("t1", 20_001, "churn-1"))));
    client.resource(inNamespace(Slices.empty("churn-1", 8080))).create();
    assertThat(watch.isSynced()).isFalse();

    start();

    assertThat(watch.services())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.name()).isEqualTo("churn");
              assertThat(seen.uid()).isNotBlank();
              assertThat(seen.traffic()).isEqualTo(Tables.tree("t1", 20_001, "churn-1"));
            });
    assertThat(watch.slices()).hasSize(1);
  }

  @Test
  void isSyncedWithAnEmptyNamespace() throws Exception {
    start();

    assertThat(watch.services()).isEmpty();
    assertThat(watch.slices()).isEmpty();
  }

  @Test
  void tellsWhatChanges() throws Exception {
    start();

    create(service("churn", Map.of()));
    await(() -> watch.services().size() == 1);
    assertThat(watch.services().iterator().next().traffic()).isNull();

    client.resource(inNamespace(Slices.empty("churn-1", 8080))).create();
    await(() -> watch.slices().size() == 1);

    client
        .genericKubernetesResources(NamespaceWatch.SERVICES)
        .inNamespace(NAMESPACE)
        .withName("churn")
        .delete();
    await(() -> watch.services().isEmpty());
  }

  @Test
  void anObjectThatIsNotAsOursCostsNoOther() throws Exception {
    create(service("odd", Map.of("traffic", List.of("what", 7), "state", Map.of())));
    create(service("odder", Map.of("traffic", "text")));
    create(service("churn", Map.of("traffic", Tables.tree("t1", 20_001, "churn-1"))));

    start();

    assertThat(TablePlanner.plan(List.of(), watch.services()))
        .satisfies(
            plan -> {
              assertThat(plan.tables()).extracting(HeldTable::name).containsExactly("churn");
              assertThat(plan.refusals()).hasSize(2);
            });
  }

  @Test
  void looksIntoNoOtherNamespace() throws Exception {
    GenericKubernetesResource other = service("churn", Map.of());
    other.getMetadata().setNamespace("other");
    create(other);

    start();

    assertThat(watch.services()).isEmpty();
  }

  @Test
  void readsTheSignatureOfAVersion() throws Exception {
    create(version("churn-7", Map.of("inputs", List.of(Map.of("name", "age", "type", "Double")))));

    assertThat(new ServerVersions(client, NAMESPACE).read("churn-7"))
        .isEqualTo(new SeenVersion(Tables.DIGEST, Tables.signature("age")));
  }

  @Test
  void knowsNoSignatureOfAVersionWithoutStatus() throws Exception {
    GenericKubernetesResource version = version("churn-7", Map.of());
    version.getAdditionalProperties().remove("status");
    create(version);

    assertThat(new ServerVersions(client, NAMESPACE).read("churn-7"))
        .isEqualTo(new SeenVersion(Tables.DIGEST, null));
  }

  @Test
  void knowsThatThereIsNoVersion() throws Exception {
    assertThat(new ServerVersions(client, NAMESPACE).read("churn-7")).isNull();
  }

  @Test
  void saysThatASignatureCannotBeRead() {
    create(version("churn-7", Map.of("inputs", "many")));

    assertThatThrownBy(() -> new ServerVersions(client, NAMESPACE).read("churn-7"))
        .isInstanceOf(VersionUnreadableException.class)
        .hasMessageContaining("signature of churn-7");
  }

  private void start() throws InterruptedException {
    watch.start(() -> changes.add(true));
    await(watch::isSynced);
  }

  /** Looks after each change that is told. */
  private void await(BooleanSupplier wanted) throws InterruptedException {
    while (!wanted.getAsBoolean()) {
      assertThat(changes.poll(60, TimeUnit.SECONDS)).as("told of a change").isTrue();
    }
  }

  private void create(GenericKubernetesResource object) {
    Kinds.at(client, object).create();
  }

  private static EndpointSlice inNamespace(EndpointSlice slice) {
    return slice.edit().editMetadata().withNamespace(NAMESPACE).endMetadata().build();
  }

  private static GenericKubernetesResource service(String name, Map<String, Object> status) {
    return object("InferenceService", name).addToAdditionalProperties("status", status).build();
  }

  private static GenericKubernetesResource version(String name, Map<String, Object> signature) {
    return object("ModelVersion", name)
        .addToAdditionalProperties(
            "spec", Map.of("artifact", Map.of("uri", "pvc://x/y", "digest", Tables.DIGEST)))
        .addToAdditionalProperties("status", Map.of("signature", signature))
        .build();
  }

  private static GenericKubernetesResourceBuilder object(String kind, String name) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(CairnApi.API_VERSION)
        .withKind(kind)
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata();
  }
}
