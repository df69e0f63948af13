/** Tests of row hashes and of the row filter. */
@NullMarked
package dev.cairn.analytics.rows;

import org.jspecify.annotations.NullMarked;
