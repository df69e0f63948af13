/**
 * Worker pods, whoever they are for: how a Job's pod is rendered, and how Jobs, pods and
 * termination messages are read. Knows the contract with the worker, and no kind's rule; the kinds
 * know it.
 */
@NullMarked
package dev.cairn.controller.work;

import org.jspecify.annotations.NullMarked;
