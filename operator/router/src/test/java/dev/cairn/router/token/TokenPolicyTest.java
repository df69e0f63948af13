package dev.cairn.router.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.cairn.router.testing.Keys;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPolicyTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final RSAKey KEY = Keys.rsa("k1");
  private static final ClusterKeys KNOWN = Keys.cluster(KEY);

  @Test
  void acceptsTheControllersToken() {
    assertThat(judge(token(claims -> claims))).isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void acceptsOneAudienceOfSeveral() {
    assertThat(judge(token(claims -> claims.audience(List.of("x", "cairn-router")))))
        .isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void acceptsEllipticCurves() {
    ECKey key = Keys.ec("k2");
    String token = Keys.sign(Keys.claims(NOW).build(), key);

    assertThat(judge(token, Keys.cluster(KEY, key))).isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void saysThatATokenIsMeantForAnother() {
    assertThat(judge(token(claims -> claims.audience("https://kubernetes.default.svc"))))
        .isEqualTo(TokenVerdict.AUDIENCE);
    assertThat(judge(token(claims -> claims.audience((String) null))))
        .isEqualTo(TokenVerdict.AUDIENCE);
  }

  @Test
  void endsAMinuteAfterItsTimeSinceClocksDiffer() {
    assertThat(judge(token(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(59))))))
        .isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(judge(token(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60))))))
        .isEqualTo(TokenVerdict.EXPIRED);
  }

  @Test
  void beginsAMinuteBeforeItsTime() {
    assertThat(judge(token(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60))))))
        .isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(judge(token(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61))))))
        .isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesATokenThatNeverEnds() {
    assertThat(judge(token(claims -> claims.expirationTime(null)))).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAnotherSubject() {
    assertThat(judge(token(claims -> claims.subject("system:serviceaccount:shop:default"))))
        .isEqualTo(TokenVerdict.REFUSED);
    assertThat(judge(token(claims -> claims.subject(null)))).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAnotherIssuer() {
    assertThat(judge(token(claims -> claims.issuer("https://elsewhere"))))
        .isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void saysNothingAboutAnotherSubjectsExpiredToken() {
    assertThat(
            judge(
                token(
                    claims ->
                        claims
                            .subject("somebody")
                            .expirationTime(Date.from(NOW.minusSeconds(99))))))
        .isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesTheSameKeyIdWithAnotherKey() {
    String token = Keys.sign(Keys.claims(NOW).build(), Keys.rsa("k1"));

    assertThat(judge(token)).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesClaimsThatWereChanged() {
    String good = token(claims -> claims);
    String other = token(claims -> claims.subject("somebody"));
    String mixed =
        good.substring(0, good.indexOf('.'))
            + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
            + good.substring(good.lastIndexOf('.'));

    assertThat(judge(mixed)).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void knowsAnUnknownKey() {
    assertThat(judge(Keys.sign(Keys.claims(NOW).build(), Keys.rsa("k9"))))
        .isEqualTo(TokenVerdict.UNKNOWN_KEY);
  }

  @Test
  void refusesATokenWithoutSignature() {
    assertThat(judge(new PlainJWT(Keys.claims(NOW).build()).serialize()))
        .isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAPublicKeyUsedAsASecret() throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
            Keys.claims(NOW).build());
    jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));

    assertThat(judge(jwt.serialize())).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAKeyThatIsNotForSignatures() {
    RSAKey key = new RSAKey.Builder(KEY).keyUse(KeyUse.ENCRYPTION).build();

    assertThat(judge(token(claims -> claims), Keys.cluster(key))).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAKeyOfAnotherAlgorithm() {
    RSAKey key = new RSAKey.Builder(KEY).algorithm(JWSAlgorithm.PS256).build();

    assertThat(judge(token(claims -> claims), Keys.cluster(key))).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void refusesAKeyOfAnotherKind() {
    assertThat(judge(token(claims -> claims), Keys.cluster(Keys.ec("k1"))))
        .isEqualTo(TokenVerdict.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.bm8.c2ln"})
  void refusesWhatIsNoToken(String text) {
    assertThat(judge(text)).isEqualTo(TokenVerdict.REFUSED);
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return Keys.sign(change.apply(Keys.claims(NOW)).build(), KEY);
  }

  private static TokenVerdict judge(String token) {
    return judge(token, KNOWN);
  }

  private static TokenVerdict judge(String token, ClusterKeys keys) {
    return TokenPolicy.judge(
        token, keys, new TokenPolicy.Expected(Keys.CONTROLLER, "cairn-router"), NOW);
  }
}
