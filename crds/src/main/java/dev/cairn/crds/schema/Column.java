package dev.cairn.crds.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A column of kubectl get; shown in the order of the annotations. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Column.Columns.class)
public @interface Column {
  /** Heading. */
  String name();

  /** Where its value is. */
  String path();

  /** Type of the value: string, integer, number, boolean or date. */
  String type() default "string";

  /** 0: always shown; 1: with -o wide. */
  int priority() default 0;

  /** Holds several columns. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Columns {
    /** In order. */
    Column[] value();
  }
}
