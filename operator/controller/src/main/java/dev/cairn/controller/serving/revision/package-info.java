/**
 * Revisions: what a ModelVersion and a service make together, whether it can be served, and the
 * objects of it: a Deployment, a Service, an autoscaler, a disruption budget. Decides and builds;
 * what is created, scaled or removed and when is not decided here.
 */
@NullMarked
package dev.cairn.controller.serving.revision;

import org.jspecify.annotations.NullMarked;
