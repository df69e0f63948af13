/**
 * What stands around a run, read from Jobs, pods and termination messages: no decision, and nothing
 * of what a run asks for. Knows the contract with the worker and no other package of this kind.
 */
@NullMarked
package dev.cairn.controller.training.seen;

import org.jspecify.annotations.NullMarked;
