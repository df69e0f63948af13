/** Measurements, run by hand or by a script, never by the tests. */
@NullMarked
package dev.cairn.analytics.bench;

import org.jspecify.annotations.NullMarked;
