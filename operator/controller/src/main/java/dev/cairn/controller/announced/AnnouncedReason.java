package dev.cairn.controller.announced;

/** Reasons of conditions of announced kinds, part of the API. */
public enum AnnouncedReason {
  /** This release accepts the kind and does nothing for it. */
  NotImplemented
}
