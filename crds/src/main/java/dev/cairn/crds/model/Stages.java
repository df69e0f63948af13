package dev.cairn.crds.model;

/** The stages that Cairn knows; any DNS label of one's own is a stage too. */
public final class Stages {
  /** Not placed. */
  public static final String NONE = "None";

  /** Being tried. */
  public static final String STAGING = "Staging";

  /** What clients should get; needs rights, and approvals where the namespace asks for them. */
  public static final String PRODUCTION = "Production";

  /** Of the past. */
  public static final String ARCHIVED = "Archived";

  private Stages() {}
}
