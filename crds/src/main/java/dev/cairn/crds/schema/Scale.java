package dev.cairn.crds.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the scale subresource of a kind reads and writes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Scale {
  /** Wanted replicas; it and all above it need defaults, else /scale answers 500. */
  String spec();

  /** Present replicas. */
  String status();

  /** Label selector of the pods, as text. */
  String selector();
}
