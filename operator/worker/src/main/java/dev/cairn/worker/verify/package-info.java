/**
 * Step verify: an artifact and its evidence are read where a ModelVersion says that they are, and
 * compared with their digests. A wrong digest and a place that cannot be read are findings, no
 * failures of the step.
 */
@NullMarked
package dev.cairn.worker.verify;

import org.jspecify.annotations.NullMarked;
