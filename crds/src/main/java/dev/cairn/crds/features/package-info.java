/**
 * FeatureView: one definition of features for training and serving. May use the shared blocks,
 * never another kind.
 */
@NullMarked
package dev.cairn.crds.features;

import org.jspecify.annotations.NullMarked;
