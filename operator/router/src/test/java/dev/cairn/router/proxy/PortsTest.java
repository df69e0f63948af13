package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.router.TableDraft;
import dev.cairn.router.api.ServiceRoute;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortsTest {
  private final PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aServiceThatIsGoneLosesItsPortAndItsCounts() {
    bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());
    int port = bench.plane.port(PlaneBench.UID);

    Waiting.on(bench.plane.apply(List.of()));

    Waiting.until(
        () ->
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class));
    assertThat(bench.plane.stats().services()).isEmpty();
  }

  @Test
  void aNewTableKeepsThePort() {
    bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());
    int port = bench.plane.port(PlaneBench.UID);
    TableDraft next = TableDraft.stable();
    next.id = "t2";

    bench.serve(next);

    assertThat(bench.plane.port(PlaneBench.UID)).isEqualTo(port);
    assertThat(PlaneBench.header(bench.predict("{}"), "x-cairn-route")).isEqualTo("t2");
  }

  @Test
  void aPortThatIsNotFreeIsNamedAndTheOtherServicesWork() throws IOException {
    bench.answering("stable", 200, "{}");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TableDraft draft = TableDraft.stable();
      draft.port = taken.getLocalPort();
      ServiceRoute unlucky =
          new ServiceRoute("shop", "unlucky", "uid-unlucky", draft.build(), Map.of(), Map.of());

      assertThatThrownBy(
              () ->
                  Waiting.on(bench.plane.apply(List.of(unlucky, bench.route(TableDraft.stable())))))
          .hasMessageContaining("unlucky: port " + taken.getLocalPort());
    }

    assertThat(bench.predict("{}").statusCode()).isEqualTo(200);
    assertThat(bench.plane.stats().services())
        .filteredOn(service -> service.service().equals("unlucky"))
        .allSatisfy(service -> assertThat(service.table()).isNull());
  }
}
