package dev.cairn.analytics.metric;

/** How the numbers of several classes become one. */
public enum Average {
  /** Each class counts the same. */
  MACRO,
  /** Each class counts as often as it occurs in the labels. */
  WEIGHTED
}
