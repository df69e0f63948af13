package dev.cairn.controller.work;

import dev.cairn.contract.StepPaths;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** Volumes that pods have, whatever their containers do: claims, and scratch space. */
public final class PodVolumes {
  /** What the names of all {@link #tmp} volumes begin with; the container's name follows. */
  public static final String TMP_PREFIX = "tmp-";

  /** /dev/shm. */
  public static final String SHARED_MEMORY = "shared-memory";

  private static final String CLAIM_PREFIX = "claim-";

  private PodVolumes() {}

  /** /tmp of one container: containers of different trust share none. */
  public static Volume tmp(String container) {
    return scratch(TMP_PREFIX + container, new Quantity("1Gi"));
  }

  public static VolumeMount tmpMount(String container) {
    return mount(TMP_PREFIX + container, "/tmp", false);
  }

  /** Space on the node, as long as the pod lives. */
  public static Volume scratch(String name, Quantity limit) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(limit)
        .endEmptyDir()
        .build();
  }

  /** /dev/shm for programs that share tensors between processes; counted as memory. */
  public static Volume sharedMemory(String limit) {
    return new VolumeBuilder()
        .withName(SHARED_MEMORY)
        .withNewEmptyDir()
        .withMedium("Memory")
        .withSizeLimit(new Quantity(limit))
        .endEmptyDir()
        .build();
  }

  public static VolumeMount sharedMemoryMount() {
    return mount(SHARED_MEMORY, "/dev/shm", false);
  }

  /** A volume in a container. */
  public static VolumeMount mount(String volume, String path, boolean readOnly) {
    // An absent value means writable: the server would drop an explicit false.
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }

  static String claimVolume(int number) {
    return CLAIM_PREFIX + number;
  }

  static List<Volume> claims(NavigableSet<String> names) {
    List<String> ordered = List.copyOf(names);
    List<Volume> volumes = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      volumes.add(
          new VolumeBuilder()
              .withName(claimVolume(i))
              .withNewPersistentVolumeClaim(ordered.get(i), false)
              .build());
    }
    return volumes;
  }

  /**
   * Mounts of all claims of {@link #claims}, writable only where a name is the one to be written.
   */
  static Stream<VolumeMount> claimMounts(NavigableSet<String> names, String writable) {
    List<String> ordered = List.copyOf(names);
    return ordered.stream()
        .map(
            name ->
                mount(
                    claimVolume(ordered.indexOf(name)),
                    StepPaths.CLAIMS + "/" + name,
                    !name.equals(writable)));
  }
}
