/**
 * The program's own log: one JSON object per line on standard error, for our lines and those of
 * libraries. Standard output belongs to prediction records.
 */
@NullMarked
package dev.cairn.router.log;

import org.jspecify.annotations.NullMarked;
