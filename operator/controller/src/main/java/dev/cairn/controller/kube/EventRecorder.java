package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells events. Their names are made of what they say, so that a replay after a crash tells nothing
 * twice. An event that cannot be told is logged and never stops a reconciliation: the status
 * already holds the truth.
 */
public final class EventRecorder {
  private static final Logger LOG = Logger.getLogger(EventRecorder.class);
  private static final int MAX_MESSAGE = 1000;

  private final KubernetesClient client;
  private final Clock clock;

  public EventRecorder(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Tells each event once. */
  public void record(HasMetadata about, List<PlannedEvent> events) {
    for (PlannedEvent event : events) {
      LOG.infof(
          "%s: %s",
          event.reason(), event.message()); // kind, namespace and name are in the line's context
      create(about, event);
    }
  }

  private void create(HasMetadata about, PlannedEvent event) {
    Event object = event(about, event);
    try {
      client
          .v1()
          .events()
          .inNamespace(about.getMetadata().getNamespace())
          .resource(object)
          .create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        LOG.warnf(
            "event %s of %s not told: %s",
            event.reason(), about.getMetadata().getName(), e.getMessage());
      }
    }
  }

  private Event event(HasMetadata about, PlannedEvent event) {
    String identity = Digests.hex(about.getMetadata().getUid() + event.reason() + event.message());
    String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    return new EventBuilder()
        .withNewMetadata()
        .withName(Names.fit(about.getMetadata().getName()) + "." + identity.substring(0, 16))
        .withNamespace(about.getMetadata().getNamespace())
        .endMetadata()
        .withType(event.type().name())
        .withReason(event.reason())
        .withMessage(cut(event.message()))
        .withInvolvedObject(reference(about).build())
        .withNewSource()
        .withComponent("cairn-controller")
        .endSource()
        .withReportingComponent("cairn-controller")
        .withReportingInstance("cairn-controller")
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .build();
  }

  private static ObjectReferenceBuilder reference(HasMetadata about) {
    return new ObjectReferenceBuilder()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(about.getMetadata().getNamespace())
        .withUid(about.getMetadata().getUid());
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
  }
}
