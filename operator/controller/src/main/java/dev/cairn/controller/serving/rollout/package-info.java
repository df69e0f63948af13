/**
 * How one revision of an InferenceService replaces another: what a rollout does next, given what
 * was persisted, what lives and what routers counted. Pure: no client, no clock, no configuration.
 * Makes no Kubernetes object and asks no router; others carry its plan out.
 */
@NullMarked
package dev.cairn.controller.serving.rollout;

import org.jspecify.annotations.NullMarked;
