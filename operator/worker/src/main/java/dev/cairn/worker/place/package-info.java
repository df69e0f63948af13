/**
 * Where data and results are: pvc:// addresses, the mounted claims, and the final and partial
 * directories of a run. No copying and no hashing.
 */
@NullMarked
package dev.cairn.worker.place;

import org.jspecify.annotations.NullMarked;
