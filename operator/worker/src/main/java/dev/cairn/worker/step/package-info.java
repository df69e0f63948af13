/**
 * What every step shares: its roots in the container, its JSON, how it says that it failed, and how
 * names from outside are shown in messages. No step's own work, no file trees, no network.
 */
@NullMarked
package dev.cairn.worker.step;

import org.jspecify.annotations.NullMarked;
