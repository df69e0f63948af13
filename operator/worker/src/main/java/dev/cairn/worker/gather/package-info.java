/**
 * Step gather: rows of the evaluation sets and the champion's model come to the container in which
 * the champion predicts.
 */
@NullMarked
package dev.cairn.worker.gather;

import org.jspecify.annotations.NullMarked;
