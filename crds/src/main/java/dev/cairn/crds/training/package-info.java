/** TrainingRun: one training, run to completion. May use the shared blocks, never another kind. */
@NullMarked
package dev.cairn.crds.training;

import org.jspecify.annotations.NullMarked;
