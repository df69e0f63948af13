package dev.cairn.worker.place;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.bucket.Buckets;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.util.List;

/**
 * All places that a step can reach.
 *
 * @param claims the mounted claims
 * @param buckets the buckets, of which none is opened yet
 */
public record Places(Claims claims, Buckets buckets) {

  /**
   * The places of a step.
   *
   * @param allowedAddresses CIDR blocks that servers may be in although they are not public
   * @throws StepFailure InvalidSpec when a block cannot be read
   */
  public static Places of(
      StepRoots roots, List<StorageAccess> storage, List<String> allowedAddresses)
      throws StepFailure {
    return new Places(
        new Claims(roots.claims()), Buckets.of(roots.variables(), storage, allowedAddresses));
  }

  /**
   * Finds the place of a run.
   *
   * @throws StepFailure InvalidSpec when the place makes no sense, DataUnavailable when its claim
   *     is not mounted, NameConflict when the run is named like an unfinished one, PublishFailed
   *     when the place is inside another run or cannot be reached
   */
  public RunPlace find(OutputPlace output) throws StepFailure, IOException {
    PlaceRules.check(output);
    return output.uri().startsWith(S3Uri.SCHEME)
        ? BucketPlace.of(output, buckets)
        : ClaimPlace.of(output, claims);
  }
}
