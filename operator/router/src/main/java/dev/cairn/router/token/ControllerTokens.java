package dev.cairn.router.token;

import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.router.disk.StateFile;
import java.nio.file.Path;
import java.time.InstantSource;

/** Checks tokens; may ask the API server for keys, so it is not for an event loop. */
public final class ControllerTokens {
  private final KeyRing ring;
  private final TokenPolicy.Expected expected;
  private final InstantSource clock;

  /**
   * A check with its keys.
   *
   * @param state directory in which keys are kept
   * @param subject whose tokens are taken
   */
  public ControllerTokens(KeySource source, Path state, String subject, InstantSource clock) {
    this.ring = new KeyRing(source, new StateFile(state, "keys.json"), clock);
    this.expected = new TokenPolicy.Expected(subject, RouterPaths.AUDIENCE);
    this.clock = clock;
  }

  /** What a token is worth now. Never {@link TokenVerdict#UNKNOWN_KEY}. */
  public TokenVerdict check(String token) {
    ClusterKeys keys = ring.keys();
    if (keys == null) {
      return TokenVerdict.NO_KEYS;
    }
    TokenVerdict verdict = TokenPolicy.judge(token, keys, expected, clock.instant());
    if (verdict == TokenVerdict.UNKNOWN_KEY && ring.refresh()) {
      ClusterKeys fresh = ring.keys();
      verdict =
          fresh == null
              ? TokenVerdict.NO_KEYS
              : TokenPolicy.judge(token, fresh, expected, clock.instant());
    }
    return verdict == TokenVerdict.UNKNOWN_KEY ? TokenVerdict.REFUSED : verdict;
  }

  /** What is asked for, for whoever was refused. */
  public String wanted() {
    return "a bearer token of "
        + expected.subject()
        + " for the audience "
        + expected.audience()
        + ", signed by this cluster";
  }
}
