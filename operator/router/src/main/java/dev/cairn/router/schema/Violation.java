package dev.cairn.router.schema;

/**
 * What is wrong with a record. It never holds the value, which may be sensitive.
 *
 * @param record index of the record in the request, from 0
 * @param column name of the column
 * @param problem what is wrong, such as "is required"
 */
public record Violation(int record, String column, String problem) {}
