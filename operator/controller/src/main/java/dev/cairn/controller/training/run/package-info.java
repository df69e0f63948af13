/**
 * The run as every decision sees it: its spec and its hash, its latched status, what was seen, the
 * time. Knows what was seen, and no decision.
 */
@NullMarked
package dev.cairn.controller.training.run;

import org.jspecify.annotations.NullMarked;
