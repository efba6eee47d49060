package io.orrery.ingest.flow;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.List;

/// Flows as YAF's `yafscii` writes them: columns of fixed width between bars. Times are UTC.
public final class YafFlow implements LogFormat {
    private static final int MOST_VALUES = 100;
    private static final int LEAST = 21;
    private static final int WITHIN = 40;
    private static final List<String> NAMES = List.of(
            "start_time",
            "end_time",
            "duration",
            "rtt",
            "proto",
            "sip",
            "sp",
            "dip",
            "dp",
            "iflags",
            "uflags",
            "riflags",
            "ruflags",
            "isn",
            "risn",
            "tag",
            "rtag",
            "pkt",
            "oct",
            "rpkt",
            "roct",
            "app",
            "end_reason");
    private static final FieldTable FIELDS = FieldTable.of("netflow.", """
            start_time .
            duration .
            proto .
            end_time netflow.end
            rtt #netflow.rtt
            sip source.ip
            sp #source.port
            dip destination.ip
            dp #destination.port
            pkt #source.packets
            oct #source.bytes
            rpkt #destination.packets
            roct #destination.bytes
            app #netflow.app
            """);

    @Override
    public String name() {
        return "yaf";
    }

    /// `2016-01-28 15:29:48.512|`
    @Override
    public boolean fits(RawEvent raw) {
        int bar = raw.indexOf("|", 0, WITHIN);
        return bar > 0
                && (raw.startsWith("start-time|")
                        || (raw.at(4) == '-'
                                && raw.at(7) == '-'
                                && raw.at(13) == ':'
                                && raw.indexOf("|", bar + 1, 2 * WITHIN) > 0));
    }

    @Override
    public Parsed parse(RawEvent raw) {
        if (raw.startsWith("start-time|")) {
            return new Parsed.Events(List.of(), List.of());
        }
        List<String> values = RowText.split(raw.text(), '|', MOST_VALUES);
        if (values.size() < LEAST) {
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The row has " + values.size() + " values where YAF writes at least " + LEAST + " columns.",
                    "byte " + raw.length());
        }
        String start = values.getFirst().strip();
        NormalEvent.Builder into = NormalEvent.of("netflow.flow").nanos(EventTime.parse(start, ZoneOffset.UTC));
        if (!into.hasTime()) {
            return Parsed.Refused.field(Reason.BAD_TIME, "start-time", start, "is not a time");
        }
        Protocols.put(into, values.get(4).strip());
        Amounts.duration(into, values.get(2).strip());
        RowText.fill(FIELDS, into, NAMES, values);
        Protocols.noPorts(into, values.get(8).strip());
        Amounts.sums(into);
        return Parsed.Events.of(into.build());
    }
}
