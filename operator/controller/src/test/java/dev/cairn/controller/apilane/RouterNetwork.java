package dev.cairn.controller.apilane;

import dev.cairn.controller.routers.RouterAnswer;
import dev.cairn.controller.routers.RouterClient;
import dev.cairn.controller.routers.RouterPod;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives pods addresses, and asks those who play the routers behind them. */
final class RouterNetwork implements RouterClient {
  private static final int BLOCK = 250;

  private final AtomicInteger last = new AtomicInteger();
  private final Map<String, FakeRouters> routers = new ConcurrentHashMap<>();

  /** A new address of a pod, behind which some routers answer. */
  String address(Pod pod, FakeRouters played) {
    int number = last.incrementAndGet();
    String address = "10.77.%d.%d".formatted(number / BLOCK, 1 + number % BLOCK);
    if ("router".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/component"))) {
      routers.put(address, played);
    }
    return address;
  }

  @Override
  public RouterAnswer stats(RouterPod pod) {
    FakeRouters played = routers.get(pod.ip());
    return played == null ? new RouterAnswer.Silent("no route to host") : played.answer(pod);
  }
}
