/**
 * Annotations by which records say what their CRD must say beyond types: formats, list keys,
 * immutability, columns. Read by the generator, meaningless at run time.
 */
@NullMarked
package dev.cairn.crds.schema;

import org.jspecify.annotations.NullMarked;
