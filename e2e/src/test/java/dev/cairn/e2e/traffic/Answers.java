package dev.cairn.e2e.traffic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of many requests.
 *
 * @param all in the order in which they ended
 */
public record Answers(List<Answer> all) {
  private static final String NONE = "(none)";

  public Answers {
    all = List.copyOf(all);
  }

  /** Requests that did not get what they asked for. */
  public List<Answer> failed() {
    return all.stream().filter(answer -> !answer.isGood()).toList();
  }

  /** How many answers have each value of a header; "(none)" counts those without it. */
  public Map<String, Long> by(String header) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                answer -> answer.header(header).orElse(NONE),
                TreeMap::new,
                Collectors.mapping(Function.identity(), Collectors.counting())));
  }

  /** Those whose header has that value. */
  public Answers with(String header, String value) {
    return new Answers(
        all.stream()
            .filter(answer -> answer.header(header).filter(value::equals).isPresent())
            .toList());
  }

  /**
   * The time within which such a share of the requests ended, in microseconds.
   *
   * @param share 0 to 1
   * @throws IllegalStateException when there are none
   */
  public long within(double share) {
    if (all.isEmpty()) {
      throw new IllegalStateException("no request has ended");
    }
    List<Long> sorted = all.stream().map(Answer::micros).sorted().toList();
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, place));
  }
}
