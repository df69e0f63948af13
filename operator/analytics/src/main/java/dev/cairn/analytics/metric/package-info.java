/**
 * Measures of predictions against labels. Columns are read once ({@link
 * dev.cairn.analytics.metric.Columns}); a metric over them is a {@link
 * dev.cairn.analytics.metric.GroupStatistic}, a function of row weights, so that one piece of code
 * gives the value (each row once), the value of each slice, and its resamples.
 */
@NullMarked
package dev.cairn.analytics.metric;

import org.jspecify.annotations.NullMarked;
