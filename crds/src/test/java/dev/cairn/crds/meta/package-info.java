/** How objects of this and of newer versions are read. */
@NullMarked
package dev.cairn.crds.meta;

import org.jspecify.annotations.NullMarked;
