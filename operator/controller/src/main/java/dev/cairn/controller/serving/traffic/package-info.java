/**
 * Route tables: what routers are told about a service's traffic, and when a table is another one.
 * Decides and builds; which revision gets which share is not decided here.
 */
@NullMarked
package dev.cairn.controller.serving.traffic;

import org.jspecify.annotations.NullMarked;
