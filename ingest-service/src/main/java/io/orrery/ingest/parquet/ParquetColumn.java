package io.orrery.ingest.parquet;

import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import java.util.Locale;

/// One column of the file and the expression that brings it to its type.
///
/// @param expression gives BOOLEAN, BIGINT, DOUBLE or VARCHAR; times as BIGINT microseconds
record ParquetColumn(ColumnSpec spec, String expression) {
    /// @param sqlType as DuckDB describes it, for example `DECIMAL(9,2)` or `STRUCT(a INTEGER)[]`
    /// @param identifier whether the column names nodes: what a float would round stays text
    static ParquetColumn of(String name, String sqlType, boolean identifier) {
        String column = DuckDbCage.identifier(name);
        String upper = sqlType.toUpperCase(Locale.ROOT);
        int parenthesis = upper.indexOf('(');
        String base = parenthesis > 0 ? upper.substring(0, parenthesis) : upper;
        if (upper.endsWith("]")) {
            return text(name, "to_json(" + column + ")::VARCHAR");
        }
        return switch (base) {
            case "BOOLEAN" -> new ParquetColumn(new ColumnSpec(name, ColumnType.BOOL), column);
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                new ParquetColumn(new ColumnSpec(name, ColumnType.INT64), column + "::BIGINT");
            case "FLOAT", "DOUBLE" -> decimal(name, column);
            case "UBIGINT", "HUGEINT", "UHUGEINT", "DECIMAL" ->
                identifier ? text(name, column + "::VARCHAR") : decimal(name, column);
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                new ParquetColumn(
                        new ColumnSpec(name, ColumnType.TIMESTAMP), "epoch_us(TRY_CAST(" + column + " AS TIMESTAMP))");
            case "TIMESTAMP WITH TIME ZONE" ->
                new ParquetColumn(new ColumnSpec(name, ColumnType.TIMESTAMP), "epoch_us(" + column + ")");
            case "VARCHAR" -> text(name, column);
            case "BLOB" -> text(name, "base64(" + column + ")");
            case "STRUCT", "MAP", "UNION", "VARIANT", "JSON" -> text(name, "to_json(" + column + ")::VARCHAR");
            default -> text(name, column + "::VARCHAR");
        };
    }

    private static ParquetColumn text(String name, String expression) {
        return new ParquetColumn(new ColumnSpec(name, ColumnType.UTF8), expression);
    }

    private static ParquetColumn decimal(String name, String column) {
        return new ParquetColumn(new ColumnSpec(name, ColumnType.FLOAT64), column + "::DOUBLE");
    }
}
