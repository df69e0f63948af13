package dev.cairn.crds.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A duration such as 90s, 15m or 1h30m, within bounds. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface GoDuration {
  /** Shortest allowed. */
  String min() default "0s";

  /** Longest allowed. */
  String max() default "8760h";
}
