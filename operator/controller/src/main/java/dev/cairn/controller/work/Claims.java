package dev.cairn.controller.work;

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
public record Claims(NavigableSet<String> names) {
  /** The claims of places; other schemes have none. */
  public static Claims of(Stream<String> uris) {
    NavigableSet<String> names = new TreeSet<>();
    uris.flatMap(uri -> claim(uri).stream()).forEach(names::add);
    return new Claims(names);
  }

  /** The claim of a place; empty for other schemes. */
  public static Optional<String> claim(String uri) {
    return PvcUri.parse(uri).map(PvcUri::claim);
  }

  /** The pod's volumes. */
  public List<Volume> volumes() {
    return PodVolumes.claims(names);
  }

  /** All of them, to be read. */
  public List<VolumeMount> readable() {
    return PodVolumes.claimMounts(names, "").toList();
  }

  /** All of them, one writable. */
  public List<VolumeMount> writable(Optional<String> claim) {
    return PodVolumes.claimMounts(names, claim.orElse("")).toList();
  }

  /** Some of them, to be read. */
  public List<VolumeMount> readable(Collection<String> wanted) {
    List<String> ordered = List.copyOf(names);
    return readable().stream()
        .filter(mount -> wanted.stream().anyMatch(name -> isOf(mount, ordered.indexOf(name))))
        .toList();
  }

  private static boolean isOf(VolumeMount mount, int number) {
    return mount.getName().equals(PodVolumes.claimVolume(number));
  }

  /** Only the one that is written to. */
  public List<VolumeMount> only(Optional<String> claim) {
    return writable(claim).stream().filter(mount -> mount.getReadOnly() == null).toList();
  }
}
