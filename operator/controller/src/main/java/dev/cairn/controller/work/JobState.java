package dev.cairn.controller.work;

/** What stands at the name of one of a run's Jobs. */
public sealed interface JobState {
  /** Nothing. */
  record Absent() implements JobState {}

  /** A Job that is being deleted, or of an earlier run of this name: soon nothing. */
  record Leaving() implements JobState {}

  /**
   * A Job of somebody else.
   *
   * @param owner who, for a person
   */
  record Foreign(String owner) implements JobState {}

  /**
   * The run's own Job.
   *
   * @param job what is known of it
   */
  record Present(JobView job) implements JobState {}
}
