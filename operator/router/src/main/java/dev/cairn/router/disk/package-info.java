/**
 * Files that outlive a restart of the container: written whole or not at all. What they hold is the
 * matter of those who write them.
 */
@NullMarked
package dev.cairn.router.disk;

import org.jspecify.annotations.NullMarked;
