/**
 * Statistics that Cairn decides by: metrics with intervals, gates, profiles. Pure functions: no
 * I/O, no clock, no randomness without a seed, nothing of Kubernetes, and nothing of Cairn's other
 * modules.
 */
@NullMarked
package dev.cairn.analytics;

import org.jspecify.annotations.NullMarked;
