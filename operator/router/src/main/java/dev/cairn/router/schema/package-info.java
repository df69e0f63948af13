/**
 * What stands in requests and answers: where the records are, whether they fit a signature, whether
 * two predictions agree. Pure.
 */
@NullMarked
package dev.cairn.router.schema;

import org.jspecify.annotations.NullMarked;
