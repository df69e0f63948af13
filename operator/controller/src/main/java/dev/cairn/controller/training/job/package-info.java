/**
 * The Jobs of a run: pods, volumes per domain of trust, containers, and what each step is told.
 * Pure manifests; whether a Job is made is decided elsewhere.
 */
@NullMarked
package dev.cairn.controller.training.job;

import org.jspecify.annotations.NullMarked;
