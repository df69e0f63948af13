/**
 * One try to get an answer from one endpoint: connect, send, wait for the first byte. Knows nothing
 * of what happens next.
 */
@NullMarked
package dev.cairn.router.upstream;

import org.jspecify.annotations.NullMarked;
