package dev.cairn.router.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class RouterSeriesTest {
  private final RouterSeries series = new RouterSeries();
  private final LongAdder inFlight = new LongAdder();

  private RevisionSeries revision(String name) {
    return series.of(new RevisionSeries.Labels("shop", "churn", name, "Stable"), inFlight);
  }

  @Test
  void writesPrometheusText() {
    revision("churn-1").ended(Outcome.OK, 3_000);
    revision("churn-1").ended(Outcome.TIMEOUT, -1);
    inFlight.increment();

    String labels = "namespace=\"shop\",service=\"churn\",revision=\"churn-1\",role=\"Stable\"";
    assertThat(series.text().lines())
        .contains(
            "# TYPE cairn_router_requests_total counter",
            "# TYPE cairn_router_first_byte_seconds histogram",
            "cairn_router_requests_total{" + labels + ",outcome=\"Ok\"} 1",
            "cairn_router_requests_total{" + labels + ",outcome=\"Timeout\"} 1",
            "cairn_router_first_byte_seconds_bucket{" + labels + ",le=\"0.0025\"} 0",
            "cairn_router_first_byte_seconds_bucket{" + labels + ",le=\"0.005\"} 1",
            "cairn_router_first_byte_seconds_bucket{" + labels + ",le=\"+Inf\"} 1",
            "cairn_router_first_byte_seconds_sum{" + labels + "} 0.003",
            "cairn_router_first_byte_seconds_count{" + labels + "} 1",
            "cairn_router_in_flight{" + labels + "} 1",
            "cairn_router_unrecorded_total 0");
  }

  @Test
  void forgetsOneRevisionOnly() {
    revision("churn-1").ejected();
    revision("churn-2").ejected();

    series.forget("churn-1");

    assertThat(series.text()).doesNotContain("churn-1").contains("churn-2");
  }
}
