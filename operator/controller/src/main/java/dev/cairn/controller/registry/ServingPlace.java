package dev.cairn.controller.registry;

import dev.cairn.crds.registry.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A version in a service.
 *
 * @param version its name
 * @param role what it is there
 * @param percent its share of the traffic; null where none is said
 * @param since since when, as far as the service knows; null when it does not
 */
record ServingPlace(
    String version, Deployment.Role role, @Nullable Integer percent, @Nullable String since) {}
