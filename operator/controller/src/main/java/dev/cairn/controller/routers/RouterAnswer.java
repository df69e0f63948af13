package dev.cairn.controller.routers;

import dev.cairn.contract.routing.RouterStats;

/** What came of asking a router pod. */
public sealed interface RouterAnswer {
  /**
   * It has answered.
   *
   * @param stats well-formed, and of the pod that was asked
   */
  record Answered(RouterStats stats) implements RouterAnswer {}

  /**
   * It has not, or not with anything that can be counted.
   *
   * @param why in words
   */
  record Silent(String why) implements RouterAnswer {}
}
