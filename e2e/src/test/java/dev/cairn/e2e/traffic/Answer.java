package dev.cairn.e2e.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param number of the request, from 0
 * @param at when it was sent
 * @param status of the answer; 0 when there was none
 * @param micros from sending to the answer's last byte, or to the failure
 * @param headers of the answer, names in lower case; the first value of each
 * @param body of the answer; empty when there was none
 * @param failure why there was no answer
 */
public record Answer(
    long number,
    Instant at,
    int status,
    long micros,
    Map<String, String> headers,
    String body,
    @Nullable String failure) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Whether a client got what it asked for. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** For messages of a test: no body, since there may be thousands. */
  @Override
  public String toString() {
    return "request %d at %s: %s after %d µs, %s"
        .formatted(number, at, failure == null ? "status " + status : failure, micros, headers);
  }
}
