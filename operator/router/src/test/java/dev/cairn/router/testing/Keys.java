package dev.cairn.router.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cairn.router.token.ClusterKeys;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Keys of a cluster, and what is signed with them. */
public final class Keys {
  public static final String ISSUER = "https://kubernetes.default.svc";
  public static final String CONTROLLER = "system:serviceaccount:cairn-system:cairn-controller";

  private Keys() {}

  /** A new key of 2048 bits. */
  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new key on curve P-256. */
  public static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public parts, as an API server tells them. */
  public static ClusterKeys cluster(JWK... keys) {
    return new ClusterKeys(ISSUER, new JWKSet(List.of(keys)).toPublicJWKSet());
  }

  /** What the controller's projected token says: good from now for an hour. */
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject(CONTROLLER)
        .audience("cairn-router")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)));
  }

  /** A token. */
  public static String sign(JWTClaimsSet claims, JWK key) {
    try {
      boolean isRsa = key instanceof RSAKey;
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      jwt.sign(isRsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
