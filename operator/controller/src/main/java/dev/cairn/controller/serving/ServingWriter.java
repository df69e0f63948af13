package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.controller.serving.ServicePlan.Resize;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.router.RouterMark;
import dev.cairn.controller.serving.router.RouterOwners;
import dev.cairn.controller.serving.router.RouterSet;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes, changes and removes the objects around services. */
final class ServingWriter {
  /** Owns what we write of objects that several writers share. */
  private static final String MANAGER = "cairn";

  private final KubernetesClient client;

  ServingWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Makes what is not there. What is there and not ours has a name that is needed. */
  void create(InferenceService service, List<HasMetadata> objects) {
    for (HasMetadata object : objects) {
      try {
        client.resource(object).create();
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
        met(service, object, e);
      }
    }
  }

  private void met(
      InferenceService service, HasMetadata wanted, KubernetesClientException conflict) {
    HasMetadata there = client.resource(wanted).get();
    if (there == null) {
      throw conflict; // it is going: planned anew
    }
    switch (Owned.of(there, service)) {
      case Ownership.Ours ignored -> {} // of an earlier pass; the caches will show it
      case Ownership.Predecessor ignored -> throw conflict; // the garbage collector removes it
      case Ownership.Foreign foreign ->
          throw new NameTakenException(
              wanted.getKind(), wanted.getMetadata().getName(), foreign.owner());
    }
  }

  /** Sets our fields of objects that are ours. */
  void apply(List<HasMetadata> objects) {
    objects.forEach(object -> apply(object, MANAGER));
  }

  private <T extends HasMetadata> T apply(T object, String manager) {
    return apply(object, manager, true);
  }

  private <T extends HasMetadata> T apply(T object, String manager, boolean force) {
    return client
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force)
                .build());
  }

  /**
   * Brings the router of a namespace up to date: the Deployment first, since it owns the rest. Its
   * mark that the whole was applied is written last, so that a pass that is cut short is repeated.
   */
  void router(RouterSet wanted) {
    Deployment made = ours(wanted.unmarked());
    for (HasMetadata other : wanted.others()) {
      other
          .getMetadata()
          .setOwnerReferences(
              List.of(
                  new OwnerReferenceBuilder()
                      .withApiVersion(made.getApiVersion())
                      .withKind(made.getKind())
                      .withName(made.getMetadata().getName())
                      .withUid(made.getMetadata().getUid())
                      .build()));
      apply(other, MANAGER);
    }
    apply(wanted.deployment(), MANAGER);
  }

  /** What somebody else made has other selectors at least, so it is never taken over. */
  private Deployment ours(Deployment wanted) {
    try {
      return apply(wanted, MANAGER, false);
    } catch (KubernetesClientException e) {
      Deployment there =
          e.getCode() == HttpURLConnection.HTTP_CONFLICT ? client.resource(wanted).get() : null;
      if (there == null) {
        throw e;
      }
      if (!RouterMark.isOurs(there)) {
        throw new NameTakenException("Deployment", RouterMark.NAME, "somebody else");
      }
      return apply(wanted, MANAGER); // somebody changed fields of ours
    }
  }

  /** Makes a service an owner of the router: it goes with the last of them. */
  void join(InferenceService service) {
    Deployment router = named(service.getMetadata().getNamespace(), RouterMark.NAME);
    apply(RouterOwners.patch(router, service), RouterOwners.manager(service));
  }

  /**
   * Enough of a Deployment to patch it; with no more than a name the client would read it first.
   */
  private static Deployment named(String namespace, String name) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .build();
  }

  /** Sets numbers of pods, as whoever scales does. */
  void resize(String namespace, List<Resize> sizes) {
    for (Resize size : sizes) {
      client
          .resource(named(namespace, size.deployment()))
          .subresource("scale")
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"spec\":{\"replicas\":%d}}".formatted(size.replicas()));
    }
  }

  /** Writes on Deployments what they are. */
  void mark(String namespace, Map<String, RevisionRole> roles) {
    roles.forEach(
        (revision, role) ->
            annotate(namespace, revision, "\"" + RevisionFacts.roleText(role) + "\""));
  }

  void unmark(String namespace, Set<String> revisions) {
    revisions.forEach(revision -> annotate(namespace, revision, "null"));
  }

  private void annotate(String namespace, String deployment, String value) {
    String patch = "{\"metadata\":{\"annotations\":{\"%s\":%s}}}".formatted(Labels.ROLE, value);
    try {
      client
          .resource(named(namespace, deployment))
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) { // one that was just made has its role
        throw e;
      }
    }
  }

  /**
   * Creates an entry of the journal.
   *
   * @throws KubernetesClientException with code 409 when another writer decided first
   */
  void decide(InferenceService service, ControllerRevision entry) {
    try {
      client.resource(entry).create();
    } catch (KubernetesClientException e) {
      ControllerRevision there =
          e.getCode() == HttpURLConnection.HTTP_CONFLICT ? client.resource(entry).get() : null;
      boolean same =
          there != null
              && Owned.of(there, service) instanceof Ownership.Ours
              && Objects.equals(
                  client.getKubernetesSerialization().asJson(there.getData()),
                  client.getKubernetesSerialization().asJson(entry.getData()));
      if (!same) {
        throw e;
      }
    }
  }

  /** Removes objects that are still the ones that were seen. */
  void remove(List<HasMetadata> objects) {
    for (HasMetadata object : objects) {
      try {
        String version = object.getMetadata().getResourceVersion();
        if (version == null) {
          client.resource(object).delete();
        } else {
          client.resource(object).lockResourceVersion(version).delete();
        }
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
            && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e; // a conflict: it changed meanwhile, and the next pass sees what it is now
        }
      }
    }
  }
}
