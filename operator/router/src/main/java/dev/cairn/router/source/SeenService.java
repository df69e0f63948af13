package dev.cairn.router.source;

import org.jspecify.annotations.Nullable;

/**
 * An InferenceService as the API server told it.
 *
 * @param name of the object
 * @param uid of the object
 * @param resourceVersion of the object
 * @param traffic {@code status.traffic} before it is read as a table; null when there is none
 */
record SeenService(String name, String uid, String resourceVersion, @Nullable Object traffic) {}
