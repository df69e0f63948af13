/**
 * What is remembered of training data: exact counts of frozen bins and levels, moments, and
 * sketches of bounded size. Two passes: a profiler learns a column and freezes its bins, a counter
 * then counts them exactly. No files, no JSON, no column names.
 */
@NullMarked
package dev.cairn.analytics.profile;

import org.jspecify.annotations.NullMarked;
