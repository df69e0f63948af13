/**
 * The request path: a port for each service, on every event loop. What a request needs of a table
 * was worked out when the table came; nothing here waits, or asks another thread.
 */
@NullMarked
package dev.cairn.router.proxy;

import org.jspecify.annotations.NullMarked;
