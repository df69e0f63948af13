/**
 * The router of a namespace and the way to it: its account, rights, Deployment and network rules,
 * the Service of each InferenceService and the port behind it. Builds objects; when they are
 * applied is not decided here.
 */
@NullMarked
package dev.cairn.controller.serving.router;

import org.jspecify.annotations.NullMarked;
