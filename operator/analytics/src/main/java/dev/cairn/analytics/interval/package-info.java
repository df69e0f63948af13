/**
 * How sure a metric is: Wilson for proportions, DeLong for areas, the paired bootstrap for the
 * rest.
 */
@NullMarked
package dev.cairn.analytics.interval;

import org.jspecify.annotations.NullMarked;
