package io.orrery.ingest.flow;

import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.CsvHeader;
import io.orrery.ingest.row.CsvRow;
import io.orrery.ingest.row.Preambles;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flows as rows of comma-separated values, whose header stands in the preamble: Argus (also the CTU's labelled flows),
/// nfdump, network security groups from Azure's traffic analytics.
public final class FlowCsv implements LogFormat {
    private record Known(CsvHeader header, FlowTable table) {
        static @Nullable Known read(String preamble) {
            CsvHeader header = CsvHeader.read(preamble);
            FlowTable table = header == null ? null : FlowTable.of(header);
            return header == null || table == null ? null : new Known(header, table);
        }
    }

    /// What the programs call them.
    private static final List<String> PORTS = List.of("Sport", "Dport", "dp", "dstPort");

    private final Preambles<Known> headers = new Preambles<>(Known::read);

    @Override
    public String name() {
        return "flow-csv";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.at(0) != '{'
                && raw.at(0) != '<'
                && raw.at(0) != '#'
                && headers.of(raw.known().preamble()) != null;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        Known known = headers.of(raw.known().preamble());
        if (known == null) {
            return new Parsed.Refused(
                    Reason.MISSING_COLUMN,
                    "The row cannot be read without a header of Argus, nfdump or Azure: no preamble has one.",
                    "byte 0");
        }
        if (isSummary(raw)) {
            return new Parsed.Events(List.of(), List.of());
        }
        return switch (CsvRow.read(raw, known.header)) {
            case CsvRow.Values row -> flow(known, row.values(), raw.known().zone());
            case CsvRow.Header _ -> new Parsed.Events(List.of(), List.of());
            case CsvRow.Bad bad -> bad.refused();
        };
    }

    /// What nfdump writes behind the flows.
    private static boolean isSummary(RawEvent raw) {
        return raw.startsWith("Summary") || raw.startsWith("flows,bytes,packets") || raw.startsWith("No matched flows");
    }

    private static Parsed flow(Known known, List<String> values, ZoneId zone) {
        FlowTable table = known.table;
        List<String> names = known.header.names();
        NormalEvent.Builder into = NormalEvent.of(table.dataset());
        for (String column : table.time()) {
            int at = names.indexOf(column);
            String written = at < 0 || into.hasTime() ? "" : values.get(at).strip();
            if (!written.isEmpty()) {
                into.nanos(EventTime.parse(dashed(written), zone));
                if (!into.hasTime()) {
                    return Parsed.Refused.field(Reason.BAD_TIME, column, written, "is not a time");
                }
            }
        }
        RowText.fill(table.fields(), into, names, values);
        Protocols.put(into, value(names, values, table.protocol()));
        for (String port : PORTS) {
            Protocols.noPorts(into, value(names, values, port));
        }
        Amounts.duration(into, value(names, values, table.duration()));
        if (into.value("network.bytes") instanceof Long all && into.value("source.bytes") instanceof Long there) {
            into.putIfAbsent("destination.bytes", all - there);
        }
        Amounts.sums(into);
        if (table.dataset().equals("azure.nsgflow")) {
            SecurityGroupRow.add(into, names, values);
        }
        return Parsed.Events.of(into.build());
    }

    /// Argus writes `2011/08/10 09:46:53.047277`.
    private static String dashed(String time) {
        return time.length() > 10 && time.charAt(4) == '/' && time.charAt(7) == '/'
                ? time.substring(0, 10).replace('/', '-') + time.substring(10)
                : time;
    }

    /// Empty when there is no such column.
    static String value(List<String> names, List<String> values, String column) {
        int at = column.isEmpty() ? -1 : names.indexOf(column);
        return at < 0 ? "" : values.get(at).strip();
    }
}
