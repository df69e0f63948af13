package dev.cairn.router.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;

/**
 * What is asked.
 *
 * @param method HTTP method
 * @param uri path and query
 * @param headers those to forward
 * @param body sends the body and ends the request
 */
public record Ask(
    HttpMethod method, String uri, MultiMap headers, Consumer<HttpClientRequest> body) {}
