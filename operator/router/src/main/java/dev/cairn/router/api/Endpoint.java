package dev.cairn.router.api;

/**
 * Where a predictor's pod listens.
 *
 * @param host IP address, or a name
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {}
