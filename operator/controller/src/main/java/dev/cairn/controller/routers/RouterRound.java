package dev.cairn.controller.routers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The pods of a namespace, each asked once.
 *
 * @param asked just before the first was asked
 * @param replies what came of it, by name of the pod
 */
record RouterRound(Instant asked, List<Reply> replies) {
  RouterRound {
    replies =
        replies.stream().sorted(Comparator.comparing((Reply reply) -> reply.pod().name())).toList();
  }

  /** A pod and what came of asking it. */
  record Reply(RouterPod pod, RouterAnswer answer) {}
}
