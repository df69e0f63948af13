package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.ShadowPhase;
import java.util.random.RandomGenerator;

/**
 * What will be wanted of a request once it is answered.
 *
 * @param level how much is recorded; NONE when it is not
 * @param copied whether a copy goes to the shadow
 */
record Sampling(Recording.Level level, boolean copied) {
  private static final double PERCENT = 100;

  static Sampling of(Dispatch dispatch, RandomGenerator random) {
    if (!dispatch.predicts()) {
      return new Sampling(Recording.Level.NONE, false);
    }
    Recording given = dispatch.route().route().table().record();
    Recording recording = given == null ? Recording.DEFAULT : given;
    boolean recorded =
        recording.level() != Recording.Level.UNRECOGNISED && hits(recording.percent(), random);
    ShadowPhase shadow = dispatch.route().route().table().shadow();
    boolean copied =
        shadow != null
            && dispatch.body().isWhole()
            && dispatch.route().target(RevisionRole.SHADOW) != null
            && hits(shadow.percent(), random);
    return new Sampling(recorded ? recording.level() : Recording.Level.NONE, copied);
  }

  /** Whether the answer is needed. */
  boolean keepsAnswer() {
    return copied || level == Recording.Level.OUTPUTS || level == Recording.Level.ALL;
  }

  private static boolean hits(int percent, RandomGenerator random) {
    return random.nextDouble() * PERCENT < percent;
  }
}
