/** Tables that several tests read or draw. */
@NullMarked
package dev.cairn.analytics.testing;

import org.jspecify.annotations.NullMarked;
