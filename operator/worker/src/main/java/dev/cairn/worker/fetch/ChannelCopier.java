package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Copies a channel from wherever it is and compares it with its pin. */
final class ChannelCopier {
  private final ClaimChannel claims;
  private final HttpChannel http;
  private final BucketChannel buckets;

  ChannelCopier(ClaimChannel claims, HttpChannel http, BucketChannel buckets) {
    this.claims = claims;
    this.http = http;
    this.buckets = buckets;
  }

  /**
   * Copies one channel.
   *
   * @param target the channel's directory; what an earlier attempt left there is replaced
   */
  ChannelCopy copy(Channel channel, Path target) throws StepFailure, IOException {
    LocalFiles.deleteTree(target);
    ChannelCopy copy = copyFrom(channel, target);
    String pin = channel.digest();
    if (pin != null && !pin.equals(copy.measure().digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "the data have digest %s, but the spec pins %s: restore the data, or copy the run to a new name with the new pin"
              .formatted(copy.measure().digest(), pin));
    }
    return copy;
  }

  private ChannelCopy copyFrom(Channel channel, Path target) throws StepFailure, IOException {
    try {
      if (channel.uri().startsWith(S3Uri.SCHEME)) {
        return buckets.copy(channel, target);
      }
      return HttpSource.accepts(channel.uri())
          ? http.copy(channel, target)
          : claims.copy(channel, target);
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(StepReason.DATA_UNAVAILABLE, String.valueOf(e.getMessage()), e);
    } catch (AccessDeniedException e) {
      throw StepFailure.refused(
          StepReason.DATA_UNAVAILABLE,
          "no permission to read %s: let the pod's group read it".formatted(e.getFile()),
          e);
    }
  }
}
