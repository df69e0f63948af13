/** How a run's status is written: the draft that learns, and how a standing reads as conditions. */
@NullMarked
package dev.cairn.controller.training.status;

import org.jspecify.annotations.NullMarked;
