/**
 * The seam inside the router: what the part that watches the cluster hands to the data plane, and
 * what it may ask of it. Records and one interface; no logic.
 */
@NullMarked
package dev.cairn.router.api;

import org.jspecify.annotations.NullMarked;
