package dev.cairn.analytics.sequential;

/**
 * Continued fraction h of the incomplete beta function, I_x(a, b) = x^a (1−x)^b h / (a B(a, b))
 * (DLMF 8.17.22), by Lentz's method as modified by Thompson and Barnett (1986). Unlike I itself it
 * stays near 1 where the tail is too small for a number.
 */
final class BetaFraction {
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int MOST_TERMS = 1_000_000;

  private BetaFraction() {}

  /**
   * The fraction. About the root of the greater parameter many terms are needed where x is below
   * (a+1)/(a+b+2), and up to 10/sqrt(1−x) beyond.
   *
   * @param x above 0 and below 1
   * @param a above 0
   * @param b at least 0
   */
  static double of(double x, double a, double b) {
    double numerator = 1;
    double denominator = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double fraction = denominator;
    for (int term = 1; term <= MOST_TERMS; term++) {
      double even = even(term, x, a, b);
      numerator = nonZero(1 + even / numerator);
      denominator = 1 / nonZero(1 + even * denominator);
      fraction *= numerator * denominator;
      double odd = odd(term, x, a, b);
      numerator = nonZero(1 + odd / numerator);
      denominator = 1 / nonZero(1 + odd * denominator);
      double change = numerator * denominator;
      fraction *= change;
      if (Math.abs(change - 1) < PRECISION) {
        return fraction;
      }
    }
    throw new ArithmeticException("no limit of the fraction at " + x + ", " + a + ", " + b);
  }

  private static double even(int term, double x, double a, double b) {
    return term * (b - term) * x / ((a + 2.0 * term - 1) * (a + 2.0 * term));
  }

  private static double odd(int term, double x, double a, double b) {
    return -(a + term) * (a + b + term) * x / ((a + 2.0 * term) * (a + 2.0 * term + 1));
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
