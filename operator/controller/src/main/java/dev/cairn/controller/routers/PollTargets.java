package dev.cairn.controller.routers;

import dev.cairn.crds.serving.InferenceService;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whom to ask about what; all of it is read from caches.
 *
 * @param services all InferenceServices
 * @param isAwaited whether somebody waits for a service's counts: a rollout is in progress, or a
 *     revision waits for its last requests
 * @param pods the router pods of a namespace
 */
public record PollTargets(
    Supplier<Stream<InferenceService>> services,
    Predicate<InferenceService> isAwaited,
    Function<String, List<RouterPod>> pods) {}
