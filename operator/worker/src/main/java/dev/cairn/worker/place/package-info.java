/**
 * Where data and results are: pvc:// addresses, the mounted claims, and the final and partial
 * directories of a run, on a claim or in a bucket, as they are found and read. Who writes them is
 * the steps' business.
 */
@NullMarked
package dev.cairn.worker.place;

import org.jspecify.annotations.NullMarked;
