package dev.cairn.router.count;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Series in Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats, 0.0.4).
 * Safe from any thread once all families are declared.
 */
final class Series {
  private static final List<String> SUFFIXES = List.of("_bucket", "_sum", "_count");
  private static final double MICROS = 1e6;

  private final Map<String, Family> families = new TreeMap<>();

  private record Family(String type, String help, Map<String, Sample> samples) {}

  private record Sample(LongAdder adder, Supplier<String> value) {}

  /** Declares a family; {@code type} is counter, gauge or histogram. */
  Series declare(String name, String type, String help) {
    families.put(name, new Family(type, help, new ConcurrentHashMap<>()));
    return this;
  }

  /**
   * A counter of a declared family; the same name and labels give the same counter.
   *
   * @param labels names and values in turn
   */
  LongAdder counter(String name, List<String> labels) {
    return adder(name, labels, adder -> Long.toString(adder.sum()));
  }

  /** The same of microseconds, shown as seconds. */
  LongAdder seconds(String name, List<String> labels) {
    return adder(name, labels, adder -> Double.toString(adder.sum() / MICROS));
  }

  /** Shows a counter that is kept elsewhere, and may fall. */
  void gauge(String name, LongAdder value, List<String> labels) {
    family(name)
        .samples()
        .put(key(name, labels), new Sample(value, () -> Long.toString(value.sum())));
  }

  /** Drops the series that have this label. */
  void forget(String label, String value) {
    String part = label(label, value);
    families
        .values()
        .forEach(family -> family.samples().keySet().removeIf(key -> key.contains(part)));
  }

  /** All of them. */
  String text() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, family) -> {
          text.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
          text.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
          new TreeMap<>(family.samples())
              .forEach(
                  (key, sample) ->
                      text.append(key).append(' ').append(sample.value().get()).append('\n'));
        });
    return text.toString();
  }

  private interface Shown {
    String of(LongAdder adder);
  }

  private LongAdder adder(String name, List<String> labels, Shown shown) {
    return family(name)
        .samples()
        .computeIfAbsent(
            key(name, labels),
            ignored -> {
              LongAdder adder = new LongAdder();
              return new Sample(adder, () -> shown.of(adder));
            })
        .adder();
  }

  private Family family(String name) {
    Family family = families.get(name);
    for (String suffix : SUFFIXES) {
      if (family == null && name.endsWith(suffix)) {
        family = families.get(name.substring(0, name.length() - suffix.length()));
      }
    }
    if (family == null) {
      throw new IllegalArgumentException("no family of " + name + " was declared");
    }
    return family;
  }

  private static String key(String name, List<String> labels) {
    if (labels.isEmpty()) {
      return name;
    }
    StringJoiner text = new StringJoiner(",", name + "{", "}");
    for (int i = 0; i + 1 < labels.size(); i += 2) {
      text.add(label(labels.get(i), labels.get(i + 1)));
    }
    return text.toString();
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\"";
  }
}
