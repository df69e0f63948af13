package dev.cairn.router.config;

import java.util.List;

/** The environment lacks something or says something that cannot be used. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One line per variable. */
  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
