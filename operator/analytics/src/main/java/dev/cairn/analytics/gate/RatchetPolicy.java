package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Metric.Better;
import java.util.List;

/**
 * A bound relative to the champion alone is a ratchet that slips: each version may be a little
 * worse than the one before it.
 */
public final class RatchetPolicy {
  private RatchetPolicy() {}

  /** One warning per gate of that sort; takes the gates of all evaluation sets together. */
  public static List<String> warnings(List<Gate> gates) {
    return gates.stream()
        .filter(gate -> gate.bound() instanceof Bound.MaxDrop)
        .filter(gate -> gates.stream().noneMatch(other -> holds(other, gate)))
        .map(RatchetPolicy::warning)
        .toList();
  }

  private static boolean holds(Gate other, Gate gate) {
    return other.metric() == gate.metric()
        && (gate.metric().better() == Better.HIGHER
            ? other.bound() instanceof Bound.Min
            : other.bound() instanceof Bound.Max);
  }

  private static String warning(Gate gate) {
    return "gate %s allows %s to get a little worse with every version; add a gate with an absolute %s on %s"
        .formatted(
            gate.name(),
            gate.metric().word(),
            gate.metric().better() == Better.HIGHER ? "min" : "max",
            gate.metric().word());
  }
}
