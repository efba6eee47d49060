package io.orrery.topics.model;

import org.jspecify.annotations.Nullable;

/// Where a node's identity is read from: a column of the table and the type its values have (`user`, `ip`;
/// empty for an untyped upload). Two rows name the same node when type and text are equal.
///
/// @param typeColumn column whose value is the type, where every row may have another; empty for none
/// @param labelColumn column with what a person reads; empty for none
/// @param missing the node that an empty cell of the column names; empty when it names none
public record Entity(String column, String type, String typeColumn, String labelColumn, String missing) {
    public Entity(
            String column,
            String type,
            @Nullable String typeColumn,
            @Nullable String labelColumn,
            @Nullable String missing) {
        if (column.isBlank()) {
            throw new IllegalArgumentException("entity column must be named");
        }
        this.column = column;
        this.type = type;
        // Documents of an older writer have none of these.
        this.typeColumn = typeColumn == null ? "" : typeColumn;
        this.labelColumn = labelColumn == null ? "" : labelColumn;
        this.missing = missing == null ? "" : missing;
    }

    public Entity(String column, String type, String typeColumn, String labelColumn) {
        this(column, type, typeColumn, labelColumn, "");
    }

    public Entity(String column, String type) {
        this(column, type, "", "");
    }
}
