/**
 * The document cairn.dev/profile/v1: what is remembered of the data that a model was trained on.
 * Fetch writes it, publish keeps it beside the artifact, monitors compare live data with it.
 */
@NullMarked
package dev.cairn.contract.profile;

import org.jspecify.annotations.NullMarked;
