package dev.cairn.controller.apilane;

import dev.cairn.contract.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the pods of one namespace leave on its volumes, and how often anything was trained. */
final class Volumes {
  /** A whole directory: a run's result. */
  record Published(String specHash, String evidence, Evidence document) {
    String artifactDigest() {
      return document.artifact().digest();
    }
  }

  /** Anything else that lies somewhere. */
  record Stored(String digest, String text) {}

  private final Map<String, Stored> stored = new ConcurrentHashMap<>();
  private final Map<String, Published> whole = new ConcurrentHashMap<>();
  private final Map<String, String> staged = new ConcurrentHashMap<>();
  private final List<String> trainings = new CopyOnWriteArrayList<>();

  /** A trainer begins. Each training of a run makes another model, so a second one would show. */
  void train(String run) {
    trainings.add(run);
  }

  int trainings(String run) {
    return (int) trainings.stream().filter(run::equals).count();
  }

  String stage(String run, String runUid) {
    return staged.computeIfAbsent(
        runUid, uid -> digest("model of " + run + ", training " + trainings(run)));
  }

  Optional<Published> published(String uri, String run) {
    return Optional.ofNullable(whole.get(uri + "/" + run));
  }

  void publish(String uri, String run, Published result) {
    whole.put(uri + "/" + run, result);
    String directory = uri + "/" + run + "/";
    stored.put(directory + "model/", new Stored(result.artifactDigest(), ""));
    put(directory + "evidence.json", result.evidence());
  }

  /** A file lies at an address; its digest. */
  String put(String uri, String text) {
    stored.put(uri, new Stored(digest(text), text));
    return digest(text);
  }

  Optional<Stored> stored(String uri) {
    return Optional.ofNullable(stored.get(uri));
  }

  /** sha256:… of a text's UTF-8 bytes. */
  static String digest(String text) {
    try {
      return "sha256:"
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
