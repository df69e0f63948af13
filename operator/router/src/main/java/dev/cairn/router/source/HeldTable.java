package dev.cairn.router.source;

import dev.cairn.crds.serving.RouteTable;

/**
 * The table by which a service is routed.
 *
 * @param name of the InferenceService
 * @param uid of the InferenceService; another object of the same name begins without a table
 * @param table whole: {@link TablePolicy} finds nothing wrong with it
 */
record HeldTable(String name, String uid, RouteTable table) {}
