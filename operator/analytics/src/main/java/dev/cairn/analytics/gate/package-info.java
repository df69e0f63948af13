/**
 * Whether a model is good enough: {@link dev.cairn.analytics.gate.GateJudge} decides the gates of
 * one evaluation set.
 */
@NullMarked
package dev.cairn.analytics.gate;

import org.jspecify.annotations.NullMarked;
