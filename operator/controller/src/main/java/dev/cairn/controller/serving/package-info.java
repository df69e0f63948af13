/**
 * InferenceService: what a service asks for is found, the rollout is planned, the route table is
 * drawn up, and children and status follow. This package reads, composes and carries out; the rules
 * are in those below it: {@code revision} (one version with one predictor), {@code rollout} (who
 * gets how much, and when), {@code traffic} (the table for the routers), {@code router} (the
 * namespace's routers).
 */
@NullMarked
package dev.cairn.controller.serving;

import org.jspecify.annotations.NullMarked;
