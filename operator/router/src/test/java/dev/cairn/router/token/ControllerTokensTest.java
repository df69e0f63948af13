package dev.cairn.router.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.cairn.router.testing.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerTokensTest {
  private static final RSAKey OLD = Keys.rsa("old");
  private static final RSAKey NEW = Keys.rsa("new");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private @Nullable ClusterKeys told = Keys.cluster(OLD);
  private int asked;

  @Test
  void readsTheKeysForTheFirstTokenAndNotForTheNext() {
    ControllerTokens tokens = tokens();

    assertThat(tokens.check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(tokens.check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void saysThatNoKeysAreKnown() {
    told = null;

    assertThat(tokens().check(token(OLD))).isEqualTo(TokenVerdict.NO_KEYS);
  }

  @Test
  void followsANewKey() {
    ControllerTokens tokens = tokens();
    tokens.check(token(OLD));
    told = Keys.cluster(OLD, NEW);
    now = now.plus(Duration.ofMinutes(1));

    assertThat(tokens.check(token(NEW))).isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(tokens.check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void unknownKeysCostAtMostOneReadAMinute() {
    ControllerTokens tokens = tokens();
    for (int second = 0; second < 180; second++) {
      assertThat(tokens.check(token(NEW))).isEqualTo(TokenVerdict.REFUSED);
      now = now.plusSeconds(1);
    }

    assertThat(asked).isEqualTo(3);
  }

  @Test
  void aServerThatIsAwayIsNotAskedMoreOften() {
    told = null;
    ControllerTokens tokens = tokens();
    for (int second = 0; second < 120; second++) {
      tokens.check(token(OLD));
      now = now.plusSeconds(1);
    }

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aKeyThatTheClusterDroppedIsDroppedWithinAnHour() {
    ControllerTokens tokens = tokens();
    tokens.check(token(OLD));
    told = Keys.cluster(NEW);
    now = now.plus(Duration.ofMinutes(60));

    assertThat(tokens.check(token(OLD))).isEqualTo(TokenVerdict.REFUSED);
  }

  @Test
  void knownKeysStayWhileTheServerIsAway() {
    ControllerTokens tokens = tokens();
    tokens.check(token(OLD));
    told = null;
    now = now.plus(Duration.ofDays(2));

    assertThat(tokens.check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void keysOutliveARestart() {
    tokens().check(token(OLD));
    told = null;

    assertThat(tokens().check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void noPrivatePartIsWritten() throws IOException {
    told = new ClusterKeys(Keys.ISSUER, new com.nimbusds.jose.jwk.JWKSet(OLD));

    tokens().check(token(OLD));

    assertThat(folder.resolve("keys.json"))
        .content()
        .contains("old")
        .doesNotContain(OLD.getPrivateExponent().toString());
  }

  @Test
  void tornOrForeignKeysOnDiskAreReadAgain() throws IOException {
    tokens().check(token(OLD));
    String whole = Files.readString(folder.resolve("keys.json"));

    for (String text :
        new String[] {
          "", whole.substring(0, 40), whole.replace("\"format\":1", "\"format\":9"), "[]"
        }) {
      Files.writeString(folder.resolve("keys.json"), text);
      assertThat(tokens().check(token(OLD))).as(text).isEqualTo(TokenVerdict.ACCEPTED);
    }
    assertThat(asked).isEqualTo(5);
  }

  @Test
  void aDiskThatCannotBeWrittenIsNoReasonToRefuse() throws IOException {
    Files.createDirectory(folder.resolve("keys.json.partial"));

    assertThat(tokens().check(token(OLD))).isEqualTo(TokenVerdict.ACCEPTED);
  }

  @Test
  void saysWhatIsWanted() {
    assertThat(tokens().wanted()).contains(Keys.CONTROLLER, "cairn-router");
  }

  private ControllerTokens tokens() {
    return new ControllerTokens(this::read, folder, Keys.CONTROLLER, () -> now);
  }

  private ClusterKeys read() throws IOException {
    asked++;
    if (told == null) {
      throw new IOException("away");
    }
    return told;
  }

  private String token(RSAKey key) {
    return Keys.sign(Keys.claims(now).build(), key);
  }
}
