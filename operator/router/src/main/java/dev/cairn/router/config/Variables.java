package dev.cairn.router.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Variables of the environment; what is wrong with them is told at once, not one by one. */
final class Variables {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A text that must be there; empty when it is not. */
  String text(String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      problems.add(name + " is missing");
    }
    return value;
  }

  /** A path that must be there. */
  Path path(String name) {
    String value = text(name);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      problems.add(name + " is no path: " + e.getReason());
      return Path.of("");
    }
  }

  /** A number from 0 on. */
  int number(String name, int usual, int most) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return usual;
    }
    boolean digits = value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Integer.parseInt(value) > most) {
      problems.add(name + " must be a whole number from 0 to " + most + ", and is: " + value);
      return usual;
    }
    return Integer.parseInt(value);
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException when something was wrong
   */
  void check() throws SettingsException {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
