/**
 * Scoring: reads what a model and the champion predicted, joins it with the labels, and lets {@code
 * dev.cairn.analytics.gate} decide. Nothing here decides, and nothing here writes.
 */
@NullMarked
package dev.cairn.worker.score;

import org.jspecify.annotations.NullMarked;
