/**
 * The step publish: writes the evidence beside the staged artifact, then makes both visible under
 * the run's name in one rename. Whatever is visible is whole; whatever was visible before is
 * reported as it is.
 */
@NullMarked
package dev.cairn.worker.publish;

import org.jspecify.annotations.NullMarked;
