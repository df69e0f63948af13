package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One judged value of a gate: of the whole set, of a slice, or between groups.
 *
 * @param name the slice's value; empty: there is none
 * @param value of the metric
 * @param championValue likewise; null: nothing is compared
 * @param shown 95 % interval; null: the samples cannot tell
 * @param decisive the interval that Bonferroni's correction for several slices decides by
 * @param standardError of the value, or of the difference to the champion
 * @param samples size of the denominator
 * @param rows in the group
 */
record Finding(
    String name,
    double value,
    @Nullable Double championValue,
    @Nullable Interval shown,
    @Nullable Interval decisive,
    double standardError,
    long samples,
    long rows) {}
