package dev.cairn.controller.routers;

import java.time.Instant;

/**
 * A ready router pod that does not answer.
 *
 * @param pod its name
 * @param since when it was first asked in vain, by the controller's clock
 * @param why in words, of the last time
 */
public record SilentPod(String pod, Instant since, String why) {}
