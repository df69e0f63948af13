package dev.cairn.controller.work;

import dev.cairn.contract.StorageAccess;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A spec's storage entries for worker containers: the keys as variables with a prefix for each
 * entry, and what belongs to which prefix in the step's input. So no key stands in a Job.
 */
public final class StorageKeys {
  /** Optional Secret of the namespace with storage credentials under their usual names (AWS_*). */
  private static final String NAMESPACE_SECRET = "cairn-storage";

  private StorageKeys() {}

  /** What a step is told. */
  public static List<StorageAccess> told(List<StorageCredential> storage) {
    return IntStream.range(0, storage.size())
        .mapToObj(
            i -> {
              StorageCredential entry = storage.get(i);
              return new StorageAccess(
                  entry.prefix(),
                  entry.endpoint(),
                  entry.region(),
                  entry.secretRef() == null ? null : variablePrefix(i));
            })
        .toList();
  }

  /**
   * Where a container's variables come from: the namespace's Secret, which may be absent, and the
   * entries' Secrets, which may not.
   */
  static List<EnvFromSource> variables(List<StorageCredential> storage) {
    List<EnvFromSource> sources = new ArrayList<>();
    sources.add(new EnvFromSourceBuilder().withNewSecretRef(NAMESPACE_SECRET, true).build());
    for (int i = 0; i < storage.size(); i++) {
      var secret = storage.get(i).secretRef();
      if (secret != null) {
        sources.add(
            new EnvFromSourceBuilder()
                .withPrefix(variablePrefix(i))
                .withNewSecretRef(secret.name(), null)
                .build());
      }
    }
    return sources;
  }

  private static String variablePrefix(int number) {
    return "CAIRN_S3_" + number + "_";
  }
}
