package dev.cairn.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.crds.meta.ApiMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Reads enum values of newer versions as the enum's default: one object with such a value would
 * otherwise stop an informer.
 */
@Singleton
public class ApiMapping implements KubernetesClientObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    ApiMapper.configure(mapper);
  }
}
