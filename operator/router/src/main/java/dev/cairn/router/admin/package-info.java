/**
 * The two ports beside the traffic: health and metrics for everybody in the cluster, counts and
 * records for the controller. What they tell comes from elsewhere.
 */
@NullMarked
package dev.cairn.router.admin;

import org.jspecify.annotations.NullMarked;
