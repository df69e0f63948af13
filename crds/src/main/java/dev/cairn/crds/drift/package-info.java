/**
 * DriftMonitor: is the world still the one the model was trained on. Holds a template of a
 * TrainingRun, so it may use that kind besides the shared blocks.
 */
@NullMarked
package dev.cairn.crds.drift;

import org.jspecify.annotations.NullMarked;
