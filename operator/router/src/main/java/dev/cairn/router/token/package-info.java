/**
 * Whether a bearer token is the controller's: a ServiceAccount token of this cluster, checked
 * without asking the API server. How tokens travel is the admin port's matter, where keys come from
 * the source's.
 */
@NullMarked
package dev.cairn.router.token;

import org.jspecify.annotations.NullMarked;
