package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private static final AddressPolicy STRICT = AddressPolicy.allowing(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "127.0.0.1",
        "127.255.255.254",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.0.1",
        "198.19.0.1",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "100::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2001::1",
        "2002:7f00:1::"
      })
  void refusesAddressesThatAreNotPublic(String address) {
    assertThat(STRICT.refusal(InetAddress.ofLiteral(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "169.253.0.1",
        "192.167.0.1",
        "223.255.255.255",
        "2600::1",
        "2a00:1450::1",
        "64:ff9b::101:101",
        "::ffff:1.1.1.1"
      })
  void permitsPublicAddresses(String address) {
    assertThat(STRICT.refusal(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void permitsWhatTheAdministratorAllowsAndNothingElse() {
    AddressPolicy policy =
        AddressPolicy.allowing(List.of("10.1.0.0/16", "fd00:1::/32", "127.0.0.1"));

    assertThat(policy.refusal(InetAddress.ofLiteral("10.1.255.1"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("fd00:1::9"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("64:ff9b::a01:1"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("10.2.0.1"))).contains("private");
    assertThat(policy.refusal(InetAddress.ofLiteral("127.0.0.2"))).contains("loopback");
    assertThat(policy.refusal(InetAddress.ofLiteral("fd00:2::9"))).contains("private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "/8"})
  void refusesABlockThatCannotBeRead(String block) {
    assertThatThrownBy(() -> AddressPolicy.allowing(List.of(block)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + block + "\" is no CIDR block");
  }
}
