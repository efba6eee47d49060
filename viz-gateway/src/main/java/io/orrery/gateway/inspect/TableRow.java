package io.orrery.gateway.inspect;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a table as JSON values by column name; columns without a value are left out.
final class TableRow {
    private TableRow() {}

    static Map<String, Object> attributes(Table table, int row) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (row < 0 || row >= table.rows()) {
            return attributes;
        }
        for (Column column : table.columns()) {
            Object value = column.isPresent(row) ? value(column, row) : null;
            if (value != null) {
                attributes.put(column.name(), value);
            }
        }
        return attributes;
    }

    private static @Nullable Object value(Column column, int row) {
        return switch (column) {
            case Column.Text text -> text.values()[row];
            case Column.Integers integers -> integers.values()[row];
            case Column.Decimals decimals -> decimals.values()[row];
            case Column.Booleans booleans -> booleans.values().get(row);
            case Column.Times times -> times.text(row);
        };
    }
}
