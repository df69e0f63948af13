/**
 * Makes the CRDs, their reference page and the check of compatibility from the records. Test scope:
 * the product ships the files, not the generator.
 */
@NullMarked
package dev.cairn.crds.generator;

import org.jspecify.annotations.NullMarked;
