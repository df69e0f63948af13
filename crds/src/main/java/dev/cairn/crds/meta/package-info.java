/**
 * What every kind needs and nothing about models: conditions, references, durations, and the mapper
 * that reads objects of newer versions. No schema of a single kind.
 */
@NullMarked
package dev.cairn.crds.meta;

import org.jspecify.annotations.NullMarked;
