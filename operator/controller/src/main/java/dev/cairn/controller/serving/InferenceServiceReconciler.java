package dev.cairn.controller.serving;

import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.controller.routers.RouterClient;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.util.List;

/** Serves a model, and moves traffic to another version of it step by step. */
@ControllerConfiguration(name = "inferenceservice", generationAwareEventProcessing = false)
public final class InferenceServiceReconciler implements ConfigurableReconciler<InferenceService> {
  private final ServingWriter writer;
  private final StatusWriter status;
  private final EventRecorder events;
  private final RouterClient routers;
  private final ServingSettings settings;
  private final Clock clock;

  /** What a reconciler is given. */
  public InferenceServiceReconciler(
      KubernetesClient client,
      EventRecorder events,
      RouterClient routers,
      ServingSettings settings,
      Clock clock) {
    this.writer = new ServingWriter(client);
    this.status = new StatusWriter(client);
    this.events = events;
    this.routers = routers;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public UpdateControl<InferenceService> reconcile(
      InferenceService service, Context<InferenceService> context) {
    if (service.isMarkedForDeletion()) {
      return UpdateControl.noUpdate(); // everything goes with its owner; the journal stays
    }
    ServiceObservation seen = InferenceServiceObserver.observe(service, context);
    ServicePlan plan = ServicePlanner.plan(service, seen, settings, clock.instant());
    before(service, plan);
    say(service, plan);
    after(service, plan);
    return UpdateControl.<InferenceService>noUpdate().rescheduleAfter(plan.next());
  }

  /** What must be there before a status may speak of it. */
  private void before(InferenceService service, ServicePlan plan) {
    String namespace = service.getMetadata().getNamespace();
    writer.create(service, plan.create());
    writer.apply(plan.apply());
    plan.router().ifPresent(writer::router);
    if (plan.joins()) {
      writer.join(service);
    }
    writer.resize(namespace, plan.grow());
    writer.mark(namespace, plan.roles());
    plan.verdict().ifPresent(verdict -> writer.decide(service, verdict));
  }

  private void say(InferenceService service, ServicePlan plan) {
    if (status.write(service, plan.status())) {
      ServiceMetrics.count(service.getStatus(), plan.status());
    }
    events.record(service, plan.events());
  }

  /** What nobody needs any more, now that the status says so. */
  private void after(InferenceService service, ServicePlan plan) {
    String namespace = service.getMetadata().getNamespace();
    writer.unmark(namespace, plan.unmark());
    writer.resize(namespace, plan.shrink());
    writer.remove(plan.remove());
  }

  @Override
  public ErrorStatusUpdateControl<InferenceService> updateErrorStatus(
      InferenceService service, Context<InferenceService> context, Exception e) {
    TroublePlanner.explain(service, Thrown.byUs(e), clock.instant())
        .ifPresent(told -> status.write(service, told));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  @Override
  public void updateConfigurationFrom(
      ControllerConfigurationOverrider<InferenceService> configuration) {
    WatchSettings.apply(configuration, InferenceServiceStatus::observedGeneration);
  }

  @Override
  public List<EventSource<?, InferenceService>> prepareEventSources(
      EventSourceContext<InferenceService> context) {
    return ServingSources.of(context, routers, settings.askRouters(), clock);
  }
}
