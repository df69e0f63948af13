package dev.cairn.worker.tabular;

/**
 * A column as it is read.
 *
 * @param name of the column
 * @param type of its values
 * @param expression SQL that gives them
 */
public record TableColumn(String name, ColumnType type, String expression) {}
