package dev.cairn.controller.work;

/**
 * One of the two changes that Cairn makes to a Job that exists.
 *
 * @param job the Job's name
 * @param uid the Job that is meant: another one of that name is left alone
 * @param field what is set
 * @param value to what: true or false, or seconds
 */
public record JobChange(String job, String uid, Field field, Object value) {
  /** What may be set. */
  public enum Field {
    suspend,
    ttlSecondsAfterFinished
  }

  public static JobChange suspend(JobView job, boolean suspended) {
    return new JobChange(job.name(), job.uid(), Field.suspend, suspended);
  }

  public static JobChange expireAfter(JobView job, int seconds) {
    return new JobChange(job.name(), job.uid(), Field.ttlSecondsAfterFinished, seconds);
  }
}
