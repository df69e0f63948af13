/**
 * Rows of a table as 64-bit hashes that do not depend on the file format, and the filter that knows
 * again which rows a model was trained on.
 */
@NullMarked
package dev.cairn.analytics.rows;

import org.jspecify.annotations.NullMarked;
