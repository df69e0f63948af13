/**
 * Tables in files: rows, columns and nulls of Parquet, CSV and JSON Lines, measured with DuckDB,
 * and the checks that a channel asks for. DuckDB sees only names that are made here, never one from
 * outside, and reaches no file but those; nothing is installed or loaded from a network.
 */
@NullMarked
package dev.cairn.worker.tabular;

import org.jspecify.annotations.NullMarked;
