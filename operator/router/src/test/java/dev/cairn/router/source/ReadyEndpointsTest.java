package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.api.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyEndpointsTest {
  private static final EndpointSlice EMPTY = Slices.empty("churn-1", 8080);

  @Test
  void listsReadyEndpointsWithTheirOwnPort() {
    EndpointSlice slice = Slices.with(Slices.with(EMPTY, "10.0.0.2", true), "10.0.0.1", true);

    assertThat(endpoints(List.of(slice), 80))
        .containsExactly(new Endpoint("10.0.0.1", 8080), new Endpoint("10.0.0.2", 8080));
  }

  @Test
  void leavesOutThoseThatAreNotReady() {
    EndpointSlice slice = Slices.with(Slices.with(EMPTY, "10.0.0.1", false), "10.0.0.2", null);

    assertThat(endpoints(List.of(slice), 80)).containsExactly(new Endpoint("10.0.0.2", 8080));
  }

  @Test
  void takesAnEndpointWithoutConditionsAsReady() {
    EndpointSlice slice =
        EMPTY.edit().addNewEndpoint().withAddresses("10.0.0.1").endEndpoint().build();

    assertThat(endpoints(List.of(slice), 80)).containsExactly(new Endpoint("10.0.0.1", 8080));
  }

  @Test
  void listsAnEndpointOfTwoSlicesOnce() {
    EndpointSlice slice = Slices.with(EMPTY, "10.0.0.1", true);

    assertThat(endpoints(List.of(slice, slice), 80)).hasSize(1);
  }

  @Test
  void knowsNothingOfOtherServices() {
    EndpointSlice other = Slices.with(Slices.empty("churn-2", 8080), "10.0.0.9", true);
    EndpointSlice ofNobody = Slices.with(EMPTY, "10.0.0.8", true);
    ofNobody.getMetadata().getLabels().clear();

    assertThat(endpoints(List.of(other, ofNobody), 80)).isEmpty();
  }

  @Test
  void prefersOneFamilySinceBothAreTheSamePods() {
    EndpointSlice six = Slices.with(EMPTY, "fd00::1", true).edit().withAddressType("IPv6").build();
    EndpointSlice four = Slices.with(EMPTY, "10.0.0.1", true);

    assertThat(endpoints(List.of(six, four), 80)).containsExactly(new Endpoint("10.0.0.1", 8080));
    assertThat(endpoints(List.of(six), 80)).containsExactly(new Endpoint("fd00::1", 8080));
  }

  @Test
  void ofSeveralPortsTakesTheBackendsElseHttp() {
    EndpointSlice slice =
        Slices.with(EMPTY, "10.0.0.1", true)
            .edit()
            .addNewPort()
            .withName("metrics")
            .withPort(9000)
            .endPort()
            .build();

    assertThat(endpoints(List.of(slice), 9000)).containsExactly(new Endpoint("10.0.0.1", 9000));
    assertThat(endpoints(List.of(slice), 80)).containsExactly(new Endpoint("10.0.0.1", 8080));
  }

  @Test
  void guessesNoPort() {
    EndpointSlice slice = Slices.with(EMPTY, "10.0.0.1", true);
    slice.setPorts(List.of());

    assertThat(endpoints(List.of(slice), 80)).isEmpty();
  }

  private static List<Endpoint> endpoints(List<EndpointSlice> slices, int port) {
    return new ReadyEndpoints(slices).of("churn-1", port);
  }
}
