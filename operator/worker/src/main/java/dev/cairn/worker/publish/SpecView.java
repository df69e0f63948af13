package dev.cairn.worker.publish;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run's spec, which publish knows only as data.
 *
 * @param spec fields of the spec
 */
record SpecView(Map<String, Object> spec) {

  /** An object at the top, such as code or trigger; null when absent. */
  @Nullable Map<String, Object> object(String field) {
    return asObject(spec.get(field)).orElse(null);
  }

  /** The parameters as text. */
  Map<String, String> parameters() {
    SortedMap<String, String> parameters = new TreeMap<>();
    asObject(spec.get("parameters"))
        .ifPresent(
            fields -> fields.forEach((name, value) -> parameters.put(name, String.valueOf(value))));
    return parameters;
  }

  /** A field of register, such as stage; empty when absent. */
  Optional<Object> registerField(String field) {
    return asObject(spec.get("register")).map(fields -> fields.get(field));
  }

  private static Optional<Map<String, Object>> asObject(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      return Optional.empty();
    }
    SortedMap<String, Object> copy = new TreeMap<>();
    fields.forEach(
        (name, field) -> {
          if (field != null) {
            copy.put(String.valueOf(name), field);
          }
        });
    return Optional.of(copy);
  }
}
