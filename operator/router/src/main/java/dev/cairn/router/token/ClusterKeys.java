package dev.cairn.router.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;

/**
 * What signs a cluster's tokens.
 *
 * @param issuer as the API server's discovery document names it
 * @param keys public keys (RFC 7517)
 */
public record ClusterKeys(String issuer, JWKSet keys) {
  /**
   * Reads a key set.
   *
   * @param keySet JSON of RFC 7517
   * @throws IOException when it is none
   */
  public static ClusterKeys of(String issuer, String keySet) throws IOException {
    try {
      return new ClusterKeys(issuer, JWKSet.parse(keySet));
    } catch (ParseException e) {
      throw new IOException("the key set cannot be read", e);
    }
  }
}
