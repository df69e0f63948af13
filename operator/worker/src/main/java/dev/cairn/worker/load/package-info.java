/**
 * Step load: a model comes to the container that serves it, compared with its digest before that
 * container can see it.
 */
@NullMarked
package dev.cairn.worker.load;

import org.jspecify.annotations.NullMarked;
