package dev.cairn.analytics.sequential;

/** How counts of both arms are tested against one limit. */
@FunctionalInterface
interface Rule {
  /**
   * Tests a stretch of time.
   *
   * @param alpha chance of a false refusal that this test has, above 0
   */
  Look look(Compared compared, double alpha);

  /**
   * The candidate's rate is at most this. Nobody is refused for what stable suffers as well.
   *
   * @param limit above 0
   * @param surprise evidence that the candidate's share of all events is greater than its share of
   *     the requests, without which the trouble is shared
   */
  static Rule max(double limit, double surprise) {
    return (compared, alpha) ->
        new Look(
            compared.candidate().logEvidence(limit),
            1 / alpha,
            compared.candidate().countable(),
            compared.isShared(compared.share(), surprise));
  }

  /**
   * The candidate's rate is above stable's by at most this. Half of the chance goes to an upper
   * bound of stable's rate, half to the test against that bound plus the increase.
   *
   * @param increase at least 0
   */
  static Rule increase(double increase) {
    return (compared, alpha) -> {
      double bound = compared.control().upperBound(Math.log(2 / alpha));
      return new Look(
          compared.candidate().logEvidence(bound + increase),
          2 / alpha,
          compared.candidate().countable(),
          false);
    };
  }

  /**
   * The candidate's rate is at most this multiple of stable's: of all events at most the share r w
   * / (r w + 1 − w) is the candidate's, whatever the rates are. With rare events that is several
   * times faster than bounds on both.
   *
   * @param ratio r, above 0
   * @param weight w, the candidate's share of the requests by the route table. Where it got more,
   *     since keys stick to arms, what it got counts.
   */
  static Rule ratio(double ratio, double weight) {
    return (compared, alpha) -> {
      double share = Math.max(weight, compared.share());
      double limit = ratio * share / (ratio * share + 1 - share);
      return new Look(
          limit > 0 ? compared.logShareEvidence(limit) : 0,
          1 / alpha,
          compared.candidate().countable(),
          false);
    };
  }
}
