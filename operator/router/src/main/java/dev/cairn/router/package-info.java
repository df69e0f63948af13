/**
 * The router's program: reads its environment, puts the control side and the data plane together,
 * and ends them in order.
 */
@NullMarked
package dev.cairn.router;

import org.jspecify.annotations.NullMarked;
