/**
 * Where routes come from: the namespace's InferenceServices, ModelVersions and EndpointSlices as
 * the API server tells them, and the disk while it is away. Alone knows the Kubernetes client. What
 * the routes do to requests is not decided here.
 */
@NullMarked
package dev.cairn.router.source;

import org.jspecify.annotations.NullMarked;
