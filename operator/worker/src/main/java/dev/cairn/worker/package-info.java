/**
 * The program: its subcommands, and the frame in which every step runs, which reads the input,
 * turns every end into a termination message and an exit code, and does no step's work itself.
 */
@NullMarked
package dev.cairn.worker;

import org.jspecify.annotations.NullMarked;
