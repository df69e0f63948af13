/**
 * Profiles of tables: two passes over their rows, the sums of {@code dev.cairn.analytics.profile},
 * and the document that the contract knows. No channels and no files of a run.
 */
@NullMarked
package dev.cairn.worker.profile;

import org.jspecify.annotations.NullMarked;
