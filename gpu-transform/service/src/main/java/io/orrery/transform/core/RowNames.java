package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives the rows of an upload names of their own, for graphs in which every row is a node.
final class RowNames {
    private RowNames() {}

    /// The table with the columns that tell its rows apart, when a relation asks for them. A column that the upload
    /// calls so itself is not meant.
    static Table of(Batch batch) {
        TableHeader header = batch.header();
        if (header.spec().relations().stream().noneMatch(RowNames::asks)) {
            return batch.table();
        }
        int rows = batch.table().rows();
        String[] names = new String[rows];
        String[] labels = new String[rows];
        Arrays.setAll(names, row -> header.upload() + ":" + (header.firstRow() + row));
        Arrays.setAll(labels, row -> "row " + (header.firstRow() + row + 1));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Text(TableHeader.ROW_COLUMN, names));
        columns.add(new Column.Text(TableHeader.ROW_LABEL_COLUMN, labels));
        columns.addAll(batch.table().columns());
        return new Table(rows, columns);
    }

    private static boolean asks(Relation relation) {
        return relation.source().column().equals(TableHeader.ROW_COLUMN)
                || relation.destination().column().equals(TableHeader.ROW_COLUMN);
    }
}
