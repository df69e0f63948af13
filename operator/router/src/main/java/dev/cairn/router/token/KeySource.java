package dev.cairn.router.token;

import java.io.IOException;

/** Where the cluster's keys are read. */
public interface KeySource {
  /**
   * Reads them now.
   *
   * @throws IOException when they cannot be had, or not be read
   */
  ClusterKeys read() throws IOException;
}
