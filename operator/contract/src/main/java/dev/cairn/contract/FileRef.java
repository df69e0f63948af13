package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A file with its digest.
 *
 * @param uri where it is
 * @param digest sha256:… of its bytes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FileRef(String uri, String digest) {}
