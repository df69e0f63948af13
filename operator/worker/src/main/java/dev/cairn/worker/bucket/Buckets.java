package dev.cairn.worker.bucket;

import dev.cairn.contract.StepReason;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpCalls;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepVariables;
import java.util.List;

/** All buckets that a step may reach. */
public final class Buckets {
  private final StepVariables variables;
  private final List<StorageAccess> storage;
  private final HttpCalls calls;

  /**
   * The buckets of a step.
   *
   * @param allowedAddresses CIDR blocks that servers may be in although they are not public
   * @throws StepFailure InvalidSpec when a block cannot be read
   */
  public static Buckets of(
      StepVariables variables, List<StorageAccess> storage, List<String> allowedAddresses)
      throws StepFailure {
    try {
      return new Buckets(
          variables, storage, AddressPolicy.allowing(allowedAddresses), HttpLimits.USUAL);
    } catch (IllegalArgumentException e) {
      throw StepFailure.invalid("allowedAddresses: " + e.getMessage());
    }
  }

  /** The same with bounds of the caller's. */
  public Buckets(
      StepVariables variables,
      List<StorageAccess> storage,
      AddressPolicy policy,
      HttpLimits limits) {
    this.variables = variables;
    this.storage = storage;
    this.calls = new HttpCalls(policy, limits);
  }

  /**
   * Opens the bucket of an address; nothing is asked of the server yet.
   *
   * @param reason of the failures that the server causes
   * @throws StepFailure InvalidSpec when keys or endpoint make no sense
   */
  public Bucket open(S3Uri uri, StepReason reason) throws StepFailure {
    BucketAccess access = BucketAccess.of(uri, storage, variables);
    return new Bucket(
        uri.bucket(),
        S3Connection.open(access, calls),
        new BucketFailures(uri.bucket(), access, reason));
  }
}
