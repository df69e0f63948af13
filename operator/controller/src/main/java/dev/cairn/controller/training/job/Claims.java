package dev.cairn.controller.training.job;

import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.TrainingRunSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The claims of a pod, for its worker containers: each sees those that it works with, and writes
 * only to the one that it must write to.
 *
 * @param names of all of them
 */
record Claims(NavigableSet<String> names) {
  /** The claims of places; other schemes have none. */
  static Claims of(Stream<String> uris) {
    NavigableSet<String> names = new TreeSet<>();
    uris.flatMap(uri -> claim(uri).stream()).forEach(names::add);
    return new Claims(names);
  }

  static Optional<String> claim(String uri) {
    return PvcUri.parse(uri).map(PvcUri::claim);
  }

  static Stream<String> dataUris(TrainingRunSpec spec) {
    return spec.datasets().stream().map(Dataset::uri).flatMap(Stream::ofNullable);
  }

  List<Volume> volumes() {
    return RunVolumes.claims(names);
  }

  /** All of them, to be read. */
  List<VolumeMount> readable() {
    return RunVolumes.claimMounts(names, "").toList();
  }

  /** All of them, one writable. */
  List<VolumeMount> writable(Optional<String> claim) {
    return RunVolumes.claimMounts(names, claim.orElse("")).toList();
  }

  /** Some of them, to be read. */
  List<VolumeMount> readable(Collection<String> wanted) {
    List<String> ordered = List.copyOf(names);
    return readable().stream()
        .filter(mount -> wanted.stream().anyMatch(name -> isOf(mount, ordered.indexOf(name))))
        .toList();
  }

  private static boolean isOf(VolumeMount mount, int number) {
    return mount.getName().equals(RunVolumes.claimVolume(number));
  }

  /** Only the one that is written to. */
  List<VolumeMount> only(Optional<String> claim) {
    return writable(claim).stream().filter(mount -> mount.getReadOnly() == null).toList();
  }
}
