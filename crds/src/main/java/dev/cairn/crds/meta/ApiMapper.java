package dev.cairn.crds.meta;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Makes the mapper with which every program reads objects. An enum value that a newer version wrote
 * becomes the enum's default constant; without this one such object would stop an informer for
 * good.
 */
public final class ApiMapper {
  private ApiMapper() {}

  /** A mapper for objects of the API that are no whole custom resources. */
  public static ObjectMapper objectMapper() {
    return configure(new ObjectMapper());
  }

  /** Serialization for a Kubernetes client. */
  public static KubernetesSerialization serialization() {
    return new KubernetesSerialization(objectMapper(), true);
  }

  /** The same for a mapper that a framework has made. */
  public static ObjectMapper configure(ObjectMapper mapper) {
    return mapper
        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        // The order of an immutable map differs from one process to the next.
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }
}
