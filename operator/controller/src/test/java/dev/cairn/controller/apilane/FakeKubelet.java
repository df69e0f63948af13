package dev.cairn.controller.apilane;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays Job controller, scheduler, kubelet and garbage collector for one namespace. Each pass reads
 * the world afresh and moves each pod by one step, so that every state is visible for a while. A
 * container ends only when the run's status names its step, unless {@link #hurry} was said: then a
 * run always goes through the same states.
 */
final class FakeKubelet implements AutoCloseable {
  private static final long LONGEST_REST_MILLIS = 200;

  private final KubernetesClient client;
  private final String namespace;
  private final Volumes volumes = new Volumes();
  private final PodPlayer pods;
  private final JobPlayer jobs;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> unpullable = ConcurrentHashMap.newKeySet();
  private final Map<String, Ending> endings = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> created = new ConcurrentHashMap<>();
  private final List<Throwable> broken = new CopyOnWriteArrayList<>();
  private final Semaphore signal = new Semaphore(0);
  private final List<Watch> watches;
  private final Thread thread;
  private volatile boolean hurried;
  private volatile boolean withoutVolumes;
  private volatile boolean closed;

  FakeKubelet(ApiLane lane, String namespace) {
    this.client = lane.admin();
    this.namespace = namespace;
    this.pods =
        new PodPlayer(client, lane.kubelet(), new StepScript(volumes), unpullable::contains);
    this.jobs = new JobPlayer(client);
    this.watches =
        List.of(
            client.batch().v1().jobs().inNamespace(namespace).watch(watcher()),
            client.pods().inNamespace(namespace).watch(watcher()),
            client.resources(TrainingRun.class).inNamespace(namespace).watch(watcher()));
    this.thread = Thread.ofVirtual().name("kubelet of " + namespace).start(this::work);
  }

  Volumes volumes() {
    return volumes;
  }

  /** A container with this name does not end before it is released. */
  void hold(String container) {
    held.add(container);
  }

  void release(String container) {
    held.remove(container);
    signal.release();
  }

  /** The image of a container with this name cannot be pulled, for minutes already. */
  void cannotPull(String container) {
    unpullable.add(container);
  }

  /** Pods are given to the node, and their volumes do not come. */
  void mountsNothing() {
    withoutVolumes = true;
  }

  /** From now on a container with this name ends so. */
  void end(String container, Ending ending) {
    endings.put(container, ending);
  }

  /** Containers no longer wait until the run's status names them. */
  void hurry() {
    hurried = true;
    signal.release();
  }

  /** How many Jobs of a component were ever made for a run or a version. */
  int jobsEverMade(String run, String component) {
    return created.getOrDefault(run + " " + component, Set.of()).size();
  }

  private void work() {
    while (!closed) {
      try {
        pass();
        signal.tryAcquire(LONGEST_REST_MILLIS, TimeUnit.MILLISECONDS);
        signal.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (KubernetesClientException e) {
        // Somebody else changed the object first, or the test is over: the next pass sees the world
        // as it is now.
        if (e.getCode() != 409 && e.getCode() != 404 && !closed) {
          broken.add(e);
        }
      } catch (RuntimeException | AssertionError e) {
        broken.add(e);
      }
    }
  }

  private void pass() {
    // Children before owners: an owner that is missing then is surely gone.
    List<Pod> allPods = client.pods().inNamespace(namespace).list().getItems();
    List<Job> allJobs = client.batch().v1().jobs().inNamespace(namespace).list().getItems();
    Map<String, HasMetadata> owners = new HashMap<>();
    collect(TrainingRun.class, owners);
    collect(ModelVersion.class, owners);
    List<Job> living = new ArrayList<>();
    for (Job job : allJobs) {
      note(job);
      if (isOrphan(job, owners.keySet())) {
        client.resource(job).delete();
      } else {
        living.add(job);
      }
    }
    Set<String> uids =
        living.stream().map(job -> job.getMetadata().getUid()).collect(Collectors.toSet());
    allPods.stream().filter(pod -> isOrphan(pod, uids)).forEach(PodPlayer.remove(client));
    for (Job job : living) {
      play(job, allPods, Optional.ofNullable(owners.get(owner(job))));
    }
  }

  private <T extends HasMetadata> void collect(Class<T> kind, Map<String, HasMetadata> owners) {
    for (T object : client.resources(kind).inNamespace(namespace).list().getItems()) {
      owners.put(object.getMetadata().getUid(), object);
    }
  }

  private void play(Job job, List<Pod> all, Optional<HasMetadata> owner) {
    List<Pod> own =
        all.stream().filter(pod -> job.getMetadata().getUid().equals(owner(pod))).toList();
    Optional<Pod> active = jobs.play(job, own);
    boolean isStuck =
        withoutVolumes
            && active.stream().anyMatch(pod -> !pod.getStatus().getContainerStatuses().isEmpty());
    if (active.isPresent() && owner.isPresent() && !isStuck) {
      pods.step(active.get(), container -> decide(owner.get(), job, container));
    }
  }

  /** How a running container ends now; empty while it goes on. */
  private Optional<Ending> decide(HasMetadata owner, Job job, Container container) {
    String step = container.getName();
    boolean early = owner instanceof TrainingRun run && !hurried && !isShown(run, job, step);
    if (held.contains(step) || early) {
      return Optional.empty();
    }
    return Optional.of(endings.getOrDefault(step, pods.script().run(container)));
  }

  private static boolean isShown(TrainingRun run, Job job, String step) {
    var status = run.getStatus();
    return status != null
        && status.step() != null
        && status.step().name().replace('_', '-').equalsIgnoreCase(step)
        && status.workloads().stream()
            .anyMatch(workload -> workload.uid().equals(job.getMetadata().getUid()));
  }

  private void note(Job job) {
    Map<String, String> labels = job.getMetadata().getLabels();
    if (labels == null) {
      return;
    }
    for (String kind : List.of("cairn.dev/trainingrun", "cairn.dev/modelversion")) {
      String key = labels.get(kind) + " " + labels.get("app.kubernetes.io/component");
      created
          .computeIfAbsent(key, made -> ConcurrentHashMap.newKeySet())
          .add(job.getMetadata().getUid());
    }
  }

  private static boolean isOrphan(HasMetadata object, Set<String> living) {
    String owner = owner(object);
    return owner != null && !living.contains(owner);
  }

  private static @Nullable String owner(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(reference -> !reference.getKind().equals("Deployment")) // see FakeDeployments
        .map(OwnerReference::getUid)
        .findFirst()
        .orElse(null);
  }

  private <T extends HasMetadata> Watcher<T> watcher() {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        if (object instanceof Job job && action == Action.ADDED) {
          note(job);
        }
        signal.release();
      }

      @Override
      public void onClose(WatcherException cause) {
        // The server ends watches when a CRD changes; the next pass comes by time then.
        if (!cause.isHttpGone()) {
          broken.add(cause);
        }
      }
    };
  }

  /** Ends, and tells what it could not play. */
  @Override
  public void close() {
    closed = true;
    watches.forEach(Watch::close);
    signal.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!broken.isEmpty()) {
      throw new AssertionError("the kubelet could not play its part", broken.getFirst());
    }
  }
}
