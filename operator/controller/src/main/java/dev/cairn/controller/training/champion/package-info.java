/**
 * What a run is measured against: the champion of its model, and data that was trained on before.
 * Pure; knows versions as they were read, and no Job.
 */
@NullMarked
package dev.cairn.controller.training.champion;

import org.jspecify.annotations.NullMarked;
