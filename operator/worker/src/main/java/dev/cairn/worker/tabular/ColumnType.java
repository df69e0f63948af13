package dev.cairn.worker.tabular;

import java.util.Set;

/** What a column's values are to Cairn, whatever the file calls them. */
public enum ColumnType {
  /** Integers of any width. */
  WHOLE("Long"),
  /** Other numbers. */
  NUMBER("Double"),
  /** True and false. */
  FLAG("Boolean"),
  /** Text, and dates and times in their ISO form. */
  TEXT("String"),
  /** Lists, objects and bytes; they are read as text and have no profile. */
  NESTED("String");

  /** SQL type of a column without a single value in a file: it fits every other. */
  static final String NOTHING = "NULL";

  private static final Set<String> WHOLE_TYPES =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT");
  private static final Set<String> NESTED_WORDS = Set.of("BLOB", "BIT", "VARIANT");
  private static final String MIDNIGHT = "' 00:00:00$'";

  private final String declared;

  ColumnType(String declared) {
    this.declared = declared;
  }

  /** The word of the API: Long, Double, Boolean or String. */
  public String declared() {
    return declared;
  }

  /** Whether values are read as doubles. */
  public boolean isNumeric() {
    return this == WHOLE || this == NUMBER;
  }

  static ColumnType of(String sqlType) {
    if (WHOLE_TYPES.contains(sqlType)) {
      return WHOLE;
    }
    if (sqlType.equals("FLOAT") || sqlType.equals("DOUBLE") || isDecimal(sqlType)) {
      return NUMBER;
    }
    if (sqlType.equals("BOOLEAN")) {
      return FLAG;
    }
    boolean nested =
        sqlType.endsWith("]")
            || sqlType.startsWith("STRUCT(")
            || sqlType.startsWith("MAP(")
            || sqlType.startsWith("UNION(")
            || NESTED_WORDS.contains(sqlType);
    return nested ? NESTED : TEXT;
  }

  /** The type that holds the values of two files' columns of one name. */
  static String unified(String one, String other) {
    if (one.equals(other) || other.equals(NOTHING)) {
      return one;
    }
    if (one.equals(NOTHING)) {
      return other;
    }
    return of(one).isNumeric() && of(other).isNumeric() ? "DOUBLE" : "VARCHAR";
  }

  /**
   * SQL for a value as it is handed on: a double, a truth value or text. Numbers of single
   * precision become the double with the same shortest digits, dates and times their ISO text in
   * UTC without a time of midnight, so that one value is one value in every format.
   */
  static String reading(String quotedName, String sqlType) {
    return switch (of(sqlType)) {
      case WHOLE -> "CAST(%s AS DOUBLE)".formatted(quotedName);
      case NUMBER ->
          sqlType.equals("FLOAT")
              ? "CAST(CAST(%s AS VARCHAR) AS DOUBLE)".formatted(quotedName)
              : "CAST(%s AS DOUBLE)".formatted(quotedName);
      case FLAG -> quotedName;
      case TEXT, NESTED -> textOf(quotedName, sqlType);
    };
  }

  private static String textOf(String quotedName, String sqlType) {
    if (!sqlType.startsWith("TIMESTAMP")) {
      return "CAST(%s AS VARCHAR)".formatted(quotedName);
    }
    String utc =
        sqlType.equals("TIMESTAMP WITH TIME ZONE")
            ? "make_timestamp(epoch_us(%s))".formatted(quotedName)
            : "CAST(%s AS TIMESTAMP)".formatted(quotedName);
    return "regexp_replace(CAST(%s AS VARCHAR), %s, '')".formatted(utc, MIDNIGHT);
  }

  private static boolean isDecimal(String sqlType) {
    return sqlType.startsWith("DECIMAL(") && !sqlType.endsWith("]");
  }
}
