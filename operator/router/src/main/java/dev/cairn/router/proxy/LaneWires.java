package dev.cairn.router.proxy;

import dev.cairn.router.shadow.Shadow;
import dev.cairn.router.upstream.Wires;

/**
 * Connections of one event loop.
 *
 * @param http to predictors
 * @param shadow for copies, over its own
 */
record LaneWires(Wires http, Shadow shadow) {}
