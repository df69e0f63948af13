/** The one-file predictor that Cairn brings into a predictor's container. */
@NullMarked
package dev.cairn.worker.predict;

import org.jspecify.annotations.NullMarked;
