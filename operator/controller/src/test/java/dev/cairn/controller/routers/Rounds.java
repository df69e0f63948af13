package dev.cairn.controller.routers;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ArmStats.Bucket;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import dev.cairn.controller.routers.RouterRound.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Router pods and what they say of service churn. */
final class Rounds {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final ServedTable CHURN = new ServedTable("retail", "churn", "s-1", "t1");
  static final long SINCE = NOW.toEpochMilli() - 60_000;

  private Rounds() {}

  static RouterPod pod(String name) {
    return new RouterPod(name, "uid-" + name, "127.0.0.1", true);
  }

  /** Requests of the candidate, a tenth of them failed, all in one slice and one bucket. */
  static TableStats table(String id, long requests) {
    Counts counts = new Counts(requests, requests / 10, 1, requests / 5);
    ArmStats candidate =
        new ArmStats(
            "churn-2",
            false,
            counts,
            requests / 10,
            List.of(new Bucket(1200, requests)),
            List.of(new Pane(SINCE / 1000, counts)));
    return new TableStats(id, SINCE, List.of(candidate), new PairStats(requests, 1, 1, 0), 2, 3);
  }

  static ServiceStats says(@Nullable String present, TableStats... tables) {
    return new ServiceStats("churn", "s-1", present, List.of(), null, List.of(tables));
  }

  /** A pod that splits by table t1 and has counted so many requests. */
  static Reply counted(String pod, long requests) {
    return answered(pod(pod), says("t1", table("t1", requests)));
  }

  static Reply answered(RouterPod pod, ServiceStats... services) {
    return new Reply(pod, new RouterAnswer.Answered(stats(pod, services)));
  }

  static RouterStats stats(RouterPod pod, ServiceStats... services) {
    return new RouterStats(pod.name(), pod.uid(), NOW.toEpochMilli(), List.of(services));
  }

  static Reply silent(String pod) {
    return new Reply(pod(pod), new RouterAnswer.Silent("refused"));
  }

  static RouterRound round(Reply... replies) {
    return round(NOW, replies);
  }

  static RouterRound round(Instant asked, Reply... replies) {
    return new RouterRound(asked, List.of(replies));
  }

  /** The sums after these rounds, about the last of them. */
  static ServiceCounts sums(RouterRound... rounds) {
    RouterCounts counts = RouterCounts.none(CHURN);
    for (RouterRound round : rounds) {
      counts = counts.after(round);
    }
    return counts.sums(rounds[rounds.length - 1]);
  }

  /** Requests of the only arm; 0 without. */
  static long requests(ServiceCounts counts) {
    return counts.arms().stream().mapToLong(arm -> arm.counts().requests()).sum();
  }
}
