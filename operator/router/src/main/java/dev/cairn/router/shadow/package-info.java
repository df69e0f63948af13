/**
 * Copies of requests for a revision that is being tried without clients: sent after the client has
 * its answer, over connections of their own, and compared with that answer.
 */
@NullMarked
package dev.cairn.router.shadow;

import org.jspecify.annotations.NullMarked;
