/**
 * File trees: listing them without leaving them, hashing them so that sha256sum agrees, copying
 * them, and writing so that a crash at any moment leaves either all or nothing visible. Knows
 * nothing of runs, steps or data formats.
 */
@NullMarked
package dev.cairn.worker.files;

import org.jspecify.annotations.NullMarked;
