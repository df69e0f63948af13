/**
 * TrainingRun: one training, run to its end. {@code TrainingRunReconciler} wires observer, planner
 * and writes; planners are pure. Below: {@code seen} (what was read), {@code run} (the case that is
 * decided), {@code champion} (what it is measured against), {@code job} (manifests), {@code
 * verdict} (answers for people), {@code status} (how it is told); each knows only those before it.
 * No other kind's package.
 */
@NullMarked
package dev.cairn.controller.training;

import org.jspecify.annotations.NullMarked;
