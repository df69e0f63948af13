/**
 * The step stage: takes what the trainer wrote, measures it, and copies it to the run's partial
 * directory together with what publish needs to know. Makes nothing visible.
 */
@NullMarked
package dev.cairn.worker.stage;

import org.jspecify.annotations.NullMarked;
