package dev.cairn.controller.routers;

/** Asks router pods. */
public interface RouterClient {
  /**
   * Asks a pod once for everything that it has counted. Blocks until it has answered, for a bounded
   * time; never throws for what a pod does.
   */
  RouterAnswer stats(RouterPod pod);
}
