/**
 * A route table in the form in which a request needs it, and who gets a request. Pure: no sockets,
 * no clock, no dice of its own.
 */
@NullMarked
package dev.cairn.router.table;

import org.jspecify.annotations.NullMarked;
