/**
 * What routers and the controller say to each other over the routers' admin port: counts of
 * requests by route table, and records of predictions. Records with Jackson annotations only.
 */
@NullMarked
package dev.cairn.contract.routing;

import org.jspecify.annotations.NullMarked;
