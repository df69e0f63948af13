package dev.cairn.worker.net;

import java.net.InetAddress;

/**
 * A block of addresses.
 *
 * @param network first address
 * @param prefix number of leading bits that count
 */
record Cidr(InetAddress network, int prefix) {

  /**
   * Reads a block such as 10.0.0.0/8 or fd00::/8; an address alone is a block of one.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = network.getAddress().length * 8;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("the prefix must be 0 to " + bits);
    }
    return new Cidr(network, prefix);
  }

  /** Whether an address of the same family is in the block. */
  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
