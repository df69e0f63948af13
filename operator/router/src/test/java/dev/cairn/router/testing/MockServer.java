package dev.cairn.router.testing;

import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** API servers that keep, list and watch what is created, and besides answer what they are told. */
public final class MockServer {
  private MockServer() {}

  /** One that listens. */
  public static KubernetesMockServer start() {
    Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
    KubernetesMockServer server =
        new KubernetesMockServer(
            new Context(ApiMapper.objectMapper()),
            new MockWebServer(),
            answers,
            new KubernetesMixedDispatcher(answers),
            false);
    server.init();
    return server;
  }
}
