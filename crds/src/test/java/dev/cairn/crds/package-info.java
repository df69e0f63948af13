/** What holds for the whole module: its architecture. */
@NullMarked
package dev.cairn.crds;

import org.jspecify.annotations.NullMarked;
