/** What the router is told by its environment; nothing else reads it. */
@NullMarked
package dev.cairn.router.config;

import org.jspecify.annotations.NullMarked;
