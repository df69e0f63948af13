package dev.cairn.crds.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A map whose keys have the form of label keys. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LabelMap {
  /** Whether keys that the operator sets are refused. */
  boolean refuseOwn() default true;
}
