package dev.cairn.worker.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a tenant's URI may lead to: public ones, and the blocks that the administrator
 * allows. The refused blocks are those of IANA's special-purpose address registries.
 */
public final class AddressPolicy {
  private record Refused(Cidr block, String kind) {}

  private static final List<Refused> REFUSED =
      List.of(
          refused("0.0.0.0/8", "unspecified"),
          refused("127.0.0.0/8", "loopback"),
          refused("10.0.0.0/8", "private"),
          refused("172.16.0.0/12", "private"),
          refused("192.168.0.0/16", "private"),
          refused("100.64.0.0/10", "shared (carrier or cluster)"),
          refused("169.254.0.0/16", "link-local"),
          refused("192.0.0.0/24", "reserved"),
          refused("198.18.0.0/15", "reserved"),
          refused("224.0.0.0/4", "multicast"),
          refused("240.0.0.0/4", "reserved"),
          refused("::/96", "unspecified, loopback or reserved"),
          refused("64:ff9b:1::/48", "private"),
          refused("100::/64", "reserved"),
          refused("2001::/32", "tunnel"),
          refused("2002::/16", "tunnel"),
          refused("fc00::/7", "private"),
          refused("fe80::/10", "link-local"),
          refused("fec0::/10", "private"),
          refused("ff00::/8", "multicast"));

  // RFC 6052: the last 32 bits are the IPv4 address that a translator connects to.
  private static final Cidr TRANSLATED = Cidr.parse("64:ff9b::/96");

  private final List<Cidr> allowed;

  private AddressPolicy(List<Cidr> allowed) {
    this.allowed = allowed;
  }

  /**
   * A policy with exceptions.
   *
   * @param blocks CIDR blocks that are allowed although they are not public
   * @throws IllegalArgumentException naming the block that cannot be read
   */
  public static AddressPolicy allowing(List<String> blocks) {
    List<Cidr> allowed = new ArrayList<>();
    for (String block : blocks) {
      try {
        allowed.add(Cidr.parse(block));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "\"%s\" is no CIDR block: %s".formatted(block, e.getMessage()), e);
      }
    }
    return new AddressPolicy(List.copyOf(allowed));
  }

  /** What kind of address it is when it is refused; empty when it may be connected to. */
  Optional<String> refusal(InetAddress address) {
    if (allowed.stream().anyMatch(block -> block.contains(address))) {
      return Optional.empty();
    }
    if (TRANSLATED.contains(address)) {
      return refusal(embedded(address));
    }
    return REFUSED.stream()
        .filter(refused -> refused.block().contains(address))
        .map(Refused::kind)
        .findFirst();
  }

  private static InetAddress embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }

  private static Refused refused(String block, String kind) {
    return new Refused(Cidr.parse(block), kind);
  }
}
