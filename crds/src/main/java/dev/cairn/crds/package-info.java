/**
 * The API of Cairn: group and version. One package per kind lives below, beside the blocks that
 * kinds share. Records, enums and schema annotations only: no client calls, no clock, no decisions.
 */
@NullMarked
package dev.cairn.crds;

import org.jspecify.annotations.NullMarked;
