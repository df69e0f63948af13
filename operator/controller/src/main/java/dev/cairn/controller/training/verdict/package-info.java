/**
 * Answers for people: what a spec may not ask, what a pod waits for, why a Job failed, whether
 * evidence is about this run. Pure policies; each gives a reason and what to change.
 */
@NullMarked
package dev.cairn.controller.training.verdict;

import org.jspecify.annotations.NullMarked;
