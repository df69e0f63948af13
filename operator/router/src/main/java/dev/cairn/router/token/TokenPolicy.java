package dev.cairn.router.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges a token against keys and expectations. */
final class TokenPolicy {
  /** How far clocks of nodes may be apart. */
  static final Duration LEEWAY = Duration.ofSeconds(60);

  /** What API servers sign with: never a secret that both sides share, never nothing. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

  /**
   * What a token must say.
   *
   * @param subject whose it must be
   * @param audience who must be meant to read it
   */
  record Expected(String subject, String audience) {}

  private TokenPolicy() {}

  static TokenVerdict judge(String token, ClusterKeys keys, Expected expected, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSHeader header = jwt.getHeader();
      if (!ALGORITHMS.contains(header.getAlgorithm()) || header.getKeyID() == null) {
        return TokenVerdict.REFUSED;
      }
      JWK key = keys.keys().getKeyByKeyId(header.getKeyID());
      if (key == null) {
        return TokenVerdict.UNKNOWN_KEY;
      }
      JWSVerifier verifier = verifier(header, key);
      return verifier != null && jwt.verify(verifier)
          ? claims(jwt.getJWTClaimsSet(), keys.issuer(), expected, now)
          : TokenVerdict.REFUSED;
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return TokenVerdict.REFUSED; // whoever sent it made it so
    }
  }

  /** Null when the key is not for this signature. */
  private static @Nullable JWSVerifier verifier(JWSHeader header, JWK key) throws JOSEException {
    boolean forAnother =
        (key.getAlgorithm() != null && !key.getAlgorithm().equals(header.getAlgorithm()))
            || (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()));
    return forAnother || !(key instanceof AsymmetricJWK pair)
        ? null
        : new DefaultJWSVerifierFactory().createJWSVerifier(header, pair.toPublicKey());
  }

  private static TokenVerdict claims(
      JWTClaimsSet claims, String issuer, Expected expected, Instant now) {
    if (!issuer.equals(claims.getIssuer()) || !expected.subject().equals(claims.getSubject())) {
      return TokenVerdict.REFUSED;
    }
    if (!claims.getAudience().contains(expected.audience())) {
      return TokenVerdict.AUDIENCE;
    }
    Date end = claims.getExpirationTime();
    Date begin = claims.getNotBeforeTime();
    if (end == null || (begin != null && begin.toInstant().isAfter(now.plus(LEEWAY)))) {
      return TokenVerdict.REFUSED;
    }
    return end.toInstant().isAfter(now.minus(LEEWAY))
        ? TokenVerdict.ACCEPTED
        : TokenVerdict.EXPIRED;
  }
}
