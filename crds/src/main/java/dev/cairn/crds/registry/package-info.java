/**
 * ModelVersion: one immutable artifact with its evidence. May use the shared blocks, never another
 * kind.
 */
@NullMarked
package dev.cairn.crds.registry;

import org.jspecify.annotations.NullMarked;
