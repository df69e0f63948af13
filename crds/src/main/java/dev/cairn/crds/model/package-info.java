/**
 * What several kinds say about a model: its files, how it predicts, its columns, what was measured.
 * No kind and no status of one kind.
 */
@NullMarked
package dev.cairn.crds.model;

import org.jspecify.annotations.NullMarked;
