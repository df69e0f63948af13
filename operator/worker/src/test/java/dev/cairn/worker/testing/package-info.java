/** What tests of several packages need: a container's directories, built inputs, odd servers. */
@NullMarked
package dev.cairn.worker.testing;

import org.jspecify.annotations.NullMarked;
