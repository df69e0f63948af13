/**
 * InferenceService: serve a model and change it safely. May use the shared blocks, never another
 * kind.
 */
@NullMarked
package dev.cairn.crds.serving;

import org.jspecify.annotations.NullMarked;
