package dev.cairn.crds.schema;

import org.jspecify.annotations.Nullable;

/**
 * Formats of strings in the API. A pattern is what tools without CEL can check; a rule has a
 * message that tells a person what to change.
 */
public enum TextFormat {
  /** One label of a DNS name: names of Services, lines of versions, entries of map lists. */
  DNS_LABEL(63, "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"),
  /** Name of a Kubernetes object. */
  DNS_SUBDOMAIN(253, "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"),
  /** sha256: and 64 lower-case hexadecimal digits. */
  DIGEST(71, "^sha256:[a-f0-9]{64}$"),
  /** Identifier such as a metric, a partition column or a handler's module. */
  WORD(128, "^[A-Za-z_][A-Za-z0-9_.:-]*$"),
  /** CamelCase word. */
  CAMEL_CASE(64, "^[A-Z][A-Za-z0-9]*$"),
  /** Key of a label or annotation, or of a topology. */
  LABEL_KEY(
      317,
      "^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?"
          + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"),
  /** Value of a label. */
  LABEL_VALUE(63, "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$"),
  /** Name of an HTTP header, in lower case. */
  HEADER(128, "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"),
  /** HTTP path. */
  HTTP_PATH(256, "^/[A-Za-z0-9._~/-]*$"),
  /** Name of a time zone. */
  TIME_ZONE(64, "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"),
  /** Stage of a ModelVersion. */
  STAGE(63, "^(None|Staging|Production|Archived|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$"),
  /** JSON pointer (RFC 6901). */
  JSON_POINTER(
      256,
      "^(/([^/~]|~[01])*)*$",
      "self.matches('^(/([^/~]|~[01])*)*$')",
      "must be a JSON pointer such as /customer/id, or empty for the whole document"),
  /** Five fields of cron. */
  CRON(
      128,
      "^[-0-9*/,A-Za-z]+( [-0-9*/,A-Za-z]+){4}$",
      "self.matches('^[-0-9*/,A-Za-z]+( [-0-9*/,A-Za-z]+){4}$')",
      "must be five cron fields: minute, hour, day of month, month, day of week"),
  /** Where data or artifacts are. */
  URI(
      1024,
      "^(pvc|s3|https?)://",
      "self.matches('^(pvc://[a-z0-9]([-a-z0-9.]*[a-z0-9])?/|s3://[a-z0-9][-a-z0-9.]+/"
          + "|https?://[A-Za-z0-9\\\\[][^/@]*/)[^\\\\s\\\\\\\\]*$')"
          + " && !self.matches('(?i)([.]|%(25)*2e|%c0%ae){2}|"
          + Constants.HIDING
          + "')",
      "must be pvc://claim/path, s3://bucket/path or http(s)://host/path,"
          + " without user info, blanks or '..'"),
  /** Image of a container. */
  IMAGE(
      512,
      null,
      "self.matches('^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?"
          + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
          + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$')",
      "must be an image such as registry.example/team/churn:1 or …@sha256:…"),
  /** What people write: any script, line breaks and tabs, nothing that hides or reorders text. */
  PLAIN_TEXT(
      1024,
      null,
      "!self.matches('" + Constants.HIDING + "')",
      "must not hold control or bidirectional characters"),
  /** Instant (RFC 3339). */
  TIME(40, null),
  /** Amount of a resource. */
  QUANTITY(32, "^[0-9]+([.][0-9]+)?([eE][0-9]+|m|[kMGTPE]|[KMGTPE]i)?$");

  /** What constants of the enum are made of: they cannot see static fields of their own class. */
  private static final class Constants {
    /** Control characters other than tab and line break, and what reorders or hides text. */
    private static final String HIDING =
        "[\\\\x00-\\\\x08\\\\x0b-\\\\x1f\\\\x7f-\\\\x{9f}\\\\x{61c}\\\\x{200e}\\\\x{200f}"
            + "\\\\x{202a}-\\\\x{202e}\\\\x{2066}-\\\\x{2069}\\\\x{feff}]";
  }

  private final int maxLength;
  private final @Nullable String pattern;
  private final @Nullable String rule;
  private final @Nullable String message;

  TextFormat(int maxLength, @Nullable String pattern) {
    this(maxLength, pattern, null, null);
  }

  TextFormat(
      int maxLength, @Nullable String pattern, @Nullable String rule, @Nullable String message) {
    this.maxLength = maxLength;
    this.pattern = pattern;
    this.rule = rule;
    this.message = message;
  }

  /** Longest value, in characters, unless the property bounds itself more tightly. */
  public int maxLength() {
    return maxLength;
  }

  /** Regular expression of the whole value, where one is readable. */
  public @Nullable String pattern() {
    return pattern;
  }

  /** CEL rule on the value, where a pattern's refusal would not tell what to change. */
  public @Nullable String rule() {
    return rule;
  }

  /** What a value that breaks {@link #rule()} is told. */
  public @Nullable String message() {
    return message;
  }
}
