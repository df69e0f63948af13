/**
 * ModelVersion: one immutable artifact with its evidence. Fills the status of a version from the
 * evidence that this cluster's run latched in its journal, bound by digest. Knows the journal, and
 * no other kind's package.
 */
@NullMarked
package dev.cairn.controller.registry;

import org.jspecify.annotations.NullMarked;
