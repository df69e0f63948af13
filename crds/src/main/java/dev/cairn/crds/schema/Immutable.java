package dev.cairn.crds.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What of the kind's own spec can never change. Emitted on the kind, never on a shared type. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Immutable {
  /** Paths below spec, with dots; empty: every property. */
  String[] value() default {};

  /** Properties of spec that may change although {@link #value()} is empty. */
  String[] except() default {};

  /** What a person can do instead; ends the refusal. */
  String remedy();
}
