/**
 * Clients of a service, as a test needs them: so many requests a second whether answers come or
 * not, and what became of each. Knows HTTP and nothing of clusters.
 */
@NullMarked
package dev.cairn.e2e.traffic;

import org.jspecify.annotations.NullMarked;
