package dev.cairn.controller.serving;

import dev.cairn.controller.routers.RouterPoll;
import dev.cairn.controller.serving.router.RouterSettings;
import dev.cairn.controller.work.WorkerSettings;
import java.time.Duration;

/**
 * What an administrator decides about serving.
 *
 * @param worker brings artifacts to predictors
 * @param router splits the traffic
 * @param askRouters pause between two rounds of asking routers what they counted; more than 0
 */
public record ServingSettings(WorkerSettings worker, RouterSettings router, Duration askRouters) {
  /** With the usual pause. */
  public ServingSettings(WorkerSettings worker, RouterSettings router) {
    this(worker, router, RouterPoll.EVERY);
  }
}
