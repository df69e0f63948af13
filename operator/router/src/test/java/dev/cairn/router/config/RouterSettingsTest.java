package dev.cairn.router.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterSettingsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "CAIRN_ROUTER_NAMESPACE", "shop",
              "CAIRN_ROUTER_POD", "router-1",
              "CAIRN_ROUTER_POD_UID", "u-1",
              "CAIRN_ROUTER_CONTROLLER", "system:serviceaccount:cairn-system:cairn-controller",
              "CAIRN_ROUTER_STATE", "/var/lib/cairn"));

  @Test
  void readsWhatTheDeploymentSets() throws SettingsException {
    RouterSettings settings = RouterSettings.read(environment);

    assertThat(settings)
        .isEqualTo(
            new RouterSettings(
                "shop",
                "router-1",
                "u-1",
                "system:serviceaccount:cairn-system:cairn-controller",
                Path.of("/var/lib/cairn"),
                Duration.ofSeconds(20),
                9090,
                9091));
  }

  @Test
  void takesAnotherDrain() throws SettingsException {
    environment.put("CAIRN_ROUTER_DRAIN", "0");
    assertThat(RouterSettings.read(environment).drain()).isZero();

    environment.put("CAIRN_ROUTER_DRAIN", "600");
    assertThat(RouterSettings.read(environment).drain()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void namesEveryMissingVariableAtOnce() {
    environment.remove("CAIRN_ROUTER_POD");
    environment.put("CAIRN_ROUTER_STATE", "  ");

    assertThatThrownBy(() -> RouterSettings.read(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessage("CAIRN_ROUTER_POD is missing\nCAIRN_ROUTER_STATE is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "601", "20s", "1e2", "99999999999999999999", "٣"})
  void refusesADrainThatIsNoNumberOfSeconds(String drain) {
    environment.put("CAIRN_ROUTER_DRAIN", drain);

    assertThatThrownBy(() -> RouterSettings.read(environment))
        .hasMessage("CAIRN_ROUTER_DRAIN must be a whole number from 0 to 600, and is: " + drain);
  }

  @Test
  void refusesAPathThatIsNone() {
    environment.put("CAIRN_ROUTER_STATE", "/var/\0lib");

    assertThatThrownBy(() -> RouterSettings.read(environment))
        .hasMessageStartingWith("CAIRN_ROUTER_STATE is no path");
  }
}
