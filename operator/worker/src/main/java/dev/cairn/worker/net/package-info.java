/**
 * Files from http and https servers that a tenant names. Every address is judged before it is
 * connected to, and the connection goes to that very address; redirects stay on the host; silence,
 * size of headers and retries are bounded. Knows nothing of channels or claims.
 */
@NullMarked
package dev.cairn.worker.net;

import org.jspecify.annotations.NullMarked;
