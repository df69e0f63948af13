/**
 * Kinds that the API has and no reconciler serves yet: each object is told so by a condition,
 * instead of silence. A kind leaves this package when it gets a package of its own.
 */
@NullMarked
package dev.cairn.controller.announced;

import org.jspecify.annotations.NullMarked;
