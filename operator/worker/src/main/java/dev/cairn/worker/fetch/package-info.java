/**
 * The step fetch: looks whether the run was published before, copies every channel into the
 * trainer's input, hashes, compares with pins, checks tables, and writes the trainer's
 * configuration. Does not know how files are hashed, served over HTTP or read as tables.
 */
@NullMarked
package dev.cairn.worker.fetch;

import org.jspecify.annotations.NullMarked;
