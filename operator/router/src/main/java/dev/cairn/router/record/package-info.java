/**
 * Prediction records: one JSON line each on standard output, and the last ones in memory. Nothing
 * here may hold up a request: what does not fit is left out and counted.
 */
@NullMarked
package dev.cairn.router.record;

import org.jspecify.annotations.NullMarked;
