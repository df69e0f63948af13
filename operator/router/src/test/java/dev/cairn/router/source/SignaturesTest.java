package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.router.source.Versions.SeenVersion;
import dev.cairn.router.source.Versions.VersionUnreadableException;
import dev.cairn.router.testing.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final RouteTable TABLE = Tables.table("t1", 20_001, "churn-1");
  private static final String VERSION = "churn-1-model";
  private static final Signature SIGNATURE = Tables.signature("age");

  private final FakeVersions versions = new FakeVersions();
  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private final Signatures signatures = new Signatures(versions, () -> now);

  @Test
  void readsAVersionOnce() {
    versions.known.put(VERSION, new SeenVersion(Tables.DIGEST, SIGNATURE));

    assertThat(signatures.of(TABLE)).isEqualTo(Map.of(VERSION, SIGNATURE));
    assertThat(signatures.of(TABLE)).isEqualTo(Map.of(VERSION, SIGNATURE));

    assertThat(versions.asked).containsExactly(VERSION);
    assertThat(signatures.next()).isNull();
  }

  @Test
  void keepsWhatItKnowsWhenTheVersionIsGone() {
    versions.known.put(VERSION, new SeenVersion(Tables.DIGEST, SIGNATURE));
    signatures.of(TABLE);
    versions.known.clear();

    assertThat(signatures.of(TABLE)).containsKey(VERSION);
  }

  @Test
  void asksForAMissingOneAgainWithLongerAndLongerPauses() {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      assertThat(signatures.of(TABLE)).isEmpty();
      Duration pause = signatures.next();
      pauses.add(pause);
      now = now.plus(pause);
    }

    assertThat(versions.asked).hasSize(9);
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
  }

  @Test
  void asksNobodyDuringAPause() {
    signatures.of(TABLE);
    now = now.plusSeconds(4);

    signatures.of(TABLE);

    assertThat(versions.asked).hasSize(1);
    assertThat(signatures.next()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void findsASignatureThatComesLater() {
    versions.known.put(VERSION, new SeenVersion(Tables.DIGEST, null));
    assertThat(signatures.of(TABLE)).isEmpty();

    versions.known.put(VERSION, new SeenVersion(Tables.DIGEST, SIGNATURE));
    now = now.plusSeconds(5);

    assertThat(signatures.of(TABLE)).containsKey(VERSION);
    assertThat(signatures.next()).isNull();
  }

  @Test
  void doesNotTakeTheSignatureOfAnotherArtifact() {
    versions.known.put(VERSION, new SeenVersion("sha256:" + "b".repeat(64), SIGNATURE));

    assertThat(signatures.of(TABLE)).isEmpty();
  }

  @Test
  void aServerThatIsAwayCostsNothingButThePause() {
    versions.isAway = true;
    assertThat(signatures.of(TABLE)).isEmpty();

    versions.isAway = false;
    versions.known.put(VERSION, new SeenVersion(Tables.DIGEST, SIGNATURE));
    now = now.plusSeconds(5);

    assertThat(signatures.of(TABLE)).containsKey(VERSION);
  }

  @Test
  void remembersWhatWasOnDisk() {
    signatures.remember(TABLE, Map.of(VERSION, SIGNATURE, "another", SIGNATURE));

    assertThat(signatures.of(TABLE)).isEqualTo(Map.of(VERSION, SIGNATURE));
    assertThat(versions.asked).isEmpty();
  }

  @Test
  void forgetsVersionsThatNoTableNames() {
    signatures.remember(TABLE, Map.of(VERSION, SIGNATURE));
    signatures.of(Tables.table("t2", 20_002, "other"));

    signatures.retain(List.of());

    assertThat(signatures.next()).isNull();
    assertThat(signatures.of(TABLE)).isEmpty();
    assertThat(versions.asked).containsExactly("other-model", VERSION);
  }

  private static final class FakeVersions implements Versions {
    private final Map<String, SeenVersion> known = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean isAway;

    @Override
    public @Nullable SeenVersion read(String name) throws VersionUnreadableException {
      asked.add(name);
      if (isAway) {
        throw new VersionUnreadableException("away", new IllegalStateException("refused"));
      }
      return known.get(name);
    }
  }
}
