/**
 * Asks the routers what they have counted: a client of their admin port, the sums over the pods of
 * a namespace, and the event source that asks while a rollout is in progress. Knows no kind's
 * rules; nothing here decides what counts mean.
 */
@NullMarked
package dev.cairn.controller.routers;

import org.jspecify.annotations.NullMarked;
