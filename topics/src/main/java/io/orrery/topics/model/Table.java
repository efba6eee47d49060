package io.orrery.topics.model;

import java.util.List;
import java.util.Optional;

/// Rows as columns: all of the same length, names unique.
public record Table(int rows, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' has " + column.rows() + " rows, the table has " + rows);
            }
        }
    }

    public Optional<Column> column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
