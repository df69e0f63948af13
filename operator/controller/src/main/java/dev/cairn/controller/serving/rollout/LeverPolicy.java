package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RolloutStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells people about levers that act on nothing. They change nothing, ever. */
final class LeverPolicy {
  private LeverPolicy() {}

  /** What a person should know about the annotations that stand there. */
  static List<String> notes(RolloutCase that, Memory memory) {
    Set<String> known = known(that, memory);
    Levers levers = that.levers();
    return Stream.of(
            unknown("cairn.dev/complete", levers.complete(), known),
            unknown("cairn.dev/complete-step", before(levers.completeStep()), known),
            unknown("cairn.dev/abort", levers.abort(), known),
            unknown("cairn.dev/retry", before(levers.retry()), known),
            inTheWay(levers),
            otherStep(levers, memory),
            AimPolicy.rollbackProblem(that, memory).orElse(""))
        .filter(Predicate.not(String::isBlank))
        .toList();
  }

  private static String inTheWay(Levers levers) {
    return levers.retry() != null && levers.retry().equals(levers.abort())
        ? "cairn.dev/retry waits until cairn.dev/abort, which names %s too, is removed"
            .formatted(levers.retry())
        : "";
  }

  /** Steps of before are over: their levers have acted. */
  private static String otherStep(Levers levers, Memory memory) {
    String lever = levers.completeStep();
    RolloutStatus rollout = memory.rollout();
    if (lever == null || rollout == null || !memory.candidateName().equals(before(lever))) {
      return "";
    }
    int present = rollout.step() == null ? 0 : rollout.step();
    boolean past =
        IntStream.rangeClosed(0, present)
            .anyMatch(step -> lever.equals(memory.candidateName() + "/" + step));
    return past
        ? ""
        : "cairn.dev/complete-step names %s, and step %d is in progress".formatted(lever, present);
  }

  private static String unknown(String lever, @Nullable String revision, Set<String> known) {
    return revision == null || known.contains(revision)
        ? ""
        : "%s names %s, which is no revision of this service".formatted(lever, revision);
  }

  /** The revision in revision/number; the whole where there is no slash. */
  private static @Nullable String before(@Nullable String lever) {
    if (lever == null) {
      return null;
    }
    int slash = lever.lastIndexOf('/');
    return slash < 0 ? lever : lever.substring(0, slash);
  }

  private static Set<String> known(RolloutCase that, Memory memory) {
    Set<String> known = new LinkedHashSet<>(that.revisions().keySet());
    known.add(memory.stableName());
    known.add(memory.candidateName());
    memory.blocked().forEach(block -> known.add(block.revision()));
    memory.history().forEach(outcome -> known.add(String.valueOf(outcome.revision())));
    if (that.target() instanceof Target.Found found) {
      known.add(found.revision().name());
    }
    return known;
  }
}
