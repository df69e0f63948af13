package dev.cairn.controller.routers;

import dev.cairn.crds.serving.InferenceService;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the routers while somebody waits for what they have counted, and calls for a look at a
 * service when its counts have changed. With nobody waiting no request is made. What it remembers
 * is given up with the table; a controller that starts anew hears the counts of all pods that live.
 */
public final class RouterPoll extends AbstractEventSource<ServiceCounts, InferenceService> {
  /** Pause between two rounds. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(RouterPoll.class);
  private static final String NAME = "routers";

  private final RoundObserver observer;
  private final PollTargets targets;
  private final Duration every;
  private final Map<ResourceID, Known> known = new ConcurrentHashMap<>();
  private @Nullable ScheduledExecutorService rounds;

  /** What is remembered of a service, and the sums of it. */
  private record Known(RouterCounts counts, ServiceCounts sums) {}

  /**
   * A source that asks.
   *
   * @param every pause between two rounds, longer than 0; {@link #EVERY} where nothing speaks for
   *     another
   */
  public RouterPoll(RouterClient client, PollTargets targets, Clock clock, Duration every) {
    super(ServiceCounts.class, NAME);
    this.observer = new RoundObserver(client, clock);
    this.targets = targets;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    super.start();
    rounds =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("router-poll").factory());
    var _ = rounds.scheduleWithFixedDelay(this::round, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    super.stop();
    if (rounds != null) {
      rounds.shutdownNow();
      rounds = null;
    }
  }

  /** The last sums of a service; empty while nobody waits for them, or before the first answer. */
  public Optional<ServiceCounts> counts(ResourceID service) {
    return Optional.ofNullable(known.get(service)).map(Known::sums);
  }

  @Override
  public Set<ServiceCounts> getSecondaryResources(InferenceService service) {
    return counts(ResourceID.fromResource(service)).map(Set::of).orElse(Set.of());
  }

  /** Asks everybody who is to be asked, once. */
  void round() {
    try {
      List<ServedTable> awaited =
          targets
              .services()
              .get()
              .filter(targets.isAwaited())
              .flatMap(service -> ServedTable.of(service).stream())
              .toList();
      known.keySet().retainAll(awaited.stream().map(RouterPoll::id).collect(Collectors.toSet()));
      ask(awaited.stream().collect(Collectors.groupingBy(ServedTable::namespace)));
    } catch (RuntimeException e) {
      // Thrown on, it would end all further rounds.
      LOG.error("a round of asking routers failed; the next one follows", e);
    }
  }

  private void ask(Map<String, List<ServedTable>> byNamespace) {
    Map<String, List<RouterPod>> pods =
        byNamespace.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), targets.pods()));
    observer
        .observe(pods)
        .forEach(
            (namespace, round) ->
                byNamespace
                    .getOrDefault(namespace, List.of())
                    .forEach(awaited -> take(awaited, round)));
  }

  private void take(ServedTable awaited, RouterRound round) {
    ResourceID id = id(awaited);
    Known before = known.get(id);
    RouterCounts counts =
        (before == null ? RouterCounts.none(awaited) : before.counts().about(awaited)).after(round);
    ServiceCounts sums = counts.sums(round);
    known.put(id, new Known(counts, sums));
    if (before == null || sums.saysOtherThan(before.sums())) {
      getEventHandler().handleEvent(new Event(id));
    }
  }

  private static ResourceID id(ServedTable of) {
    return new ResourceID(of.service(), of.namespace());
  }
}
