package io.orrery.ingest.table;

import io.orrery.topics.model.TablePart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a reader of any format puts its table: it asks once for a writer with the columns it found, and reports rows
/// it had to leave out.
public final class TableOutput {
    private final Expected expected;
    private final int headerBytes;
    private final Limits limits;
    private final BatchSink sink;
    private final TablePart part;
    /// Number of the next batch, over all tables of the upload.
    private final AtomicInteger index = new AtomicInteger();

    /// @param part what the rows of a file are that does not say it itself
    /// @param headerBytes size of what travels with each batch besides its rows
    public TableOutput(TablePart part, Expected expected, int headerBytes, Limits limits, BatchSink sink) {
        this.part = part;
        this.expected = expected;
        this.headerBytes = headerBytes;
        this.limits = limits;
        this.sink = sink;
    }

    /// What the graph's bindings ask of the table.
    ///
    /// @param alternatives sets of columns of which the table must have at least one whole; empty when any
    /// table will do
    /// @param identifiers columns that name nodes: never read as float, date or boolean
    public record Expected(List<List<String>> alternatives, Set<String> identifiers) {
        public static final Expected NOTHING = new Expected(List.of(), Set.of());

        public Expected {
            alternatives = alternatives.stream().map(List::copyOf).toList();
            identifiers = Set.copyOf(identifiers);
        }

        /// A table that must have all of these columns, which name nodes.
        public static Expected nodesIn(List<String> columns) {
            return new Expected(columns.isEmpty() ? List.of() : List.of(columns), Set.copyOf(columns));
        }
    }

    public boolean isIdentifier(String column) {
        return expected.identifiers.contains(column);
    }

    /// Columns that the table should have: what sniffing may look for.
    public List<String> required() {
        return expected.alternatives.isEmpty() ? List.of() : expected.alternatives.getFirst();
    }

    /// Checks the names as found, before the types are known: bound, and presence of what the bindings name.
    public void check(List<String> names) throws RefusedException {
        checkCount(names.size());
        Set<String> present = new HashSet<>(names);
        if (expected.alternatives.stream().anyMatch(present::containsAll) || expected.alternatives.isEmpty()) {
            return;
        }
        List<String> missing = required().stream()
                .filter(name -> !present.contains(name))
                .distinct()
                .toList();
        throw new RefusedException(new Refusal.MissingColumns(missing, names));
    }

    private void checkCount(int columns) throws RefusedException {
        if (columns > limits.columns()) {
            throw RefusedException.tooBig(
                    "it has " + columns + " columns", limits.columns(), "columns", Position.UNKNOWN);
        }
    }

    public TableWriter begin(List<ColumnSpec> columns) throws RefusedException {
        check(columns.stream().map(ColumnSpec::name).toList());
        return new TableWriter(columns, part, headerBytes, limits, sink, index);
    }

    /// A writer for one of several tables that one file gives: for each at most one writer, of which all but the last
    /// end with [TableWriter#pause]. Its columns are not those that somebody named, so none is missing.
    public TableWriter begin(TablePart rows, List<ColumnSpec> columns) throws RefusedException {
        checkCount(columns.size());
        return new TableWriter(columns, rows, headerBytes, limits, sink, index);
    }

    public void reject(Refusal refusal) {
        sink.rejected(refusal);
    }

    public Limits limits() {
        return limits;
    }

    /// Names as a table needs them: every one non-empty and unique. An empty name becomes `column_3` (its place,
    /// from 1), a repeated one gets `.1`, `.2` … as in pandas.
    public static List<String> distinctNames(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        Set<String> used = new HashSet<>();
        List<String> distinct = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).isEmpty() ? "column_" + (i + 1) : names.get(i);
            String free = name;
            for (int n = 1; used.contains(free) || (n > 1 && taken.contains(free)); n++) {
                free = name + "." + n;
            }
            used.add(free);
            distinct.add(free);
        }
        return distinct;
    }
}
