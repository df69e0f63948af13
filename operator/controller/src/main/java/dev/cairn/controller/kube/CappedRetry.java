package dev.cairn.controller.kube;

import io.javaoperatorsdk.operator.processing.retry.Retry;
import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Retries for ever: doubling from half a second to a minute, each pause shortened by up to a
 * quarter at random so that many objects that failed together do not come back together. The
 * framework's default would give up after 26 seconds and leave the object alone for ten hours.
 */
public final class CappedRetry implements Retry {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration CAP = Duration.ofSeconds(60);

  @Override
  public RetryExecution initExecution() {
    return new Execution();
  }

  private static final class Execution implements RetryExecution {
    private int attempts;

    @Override
    public Optional<Long> nextDelay() {
      long doubled = FIRST.toMillis() << Math.min(attempts, 20);
      attempts++;
      long full = Math.min(doubled, CAP.toMillis());
      return Optional.of(full - ThreadLocalRandom.current().nextLong(full / 4));
    }

    @Override
    public int getAttemptCount() {
      return attempts;
    }

    @Override
    public boolean isLastAttempt() {
      return false;
    }
  }
}
