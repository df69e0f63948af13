/**
 * TrainingRun: one training, run to its end. {@code TrainingRunReconciler} wires observer, planner
 * and writes; planners, policies and manifests are pure. Knows the Jobs and pods of a run and the
 * ModelVersion it registers; no other kind's package.
 */
@NullMarked
package dev.cairn.controller.training;

import org.jspecify.annotations.NullMarked;
