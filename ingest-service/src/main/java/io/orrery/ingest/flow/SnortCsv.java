package io.orrery.ingest.flow;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.CsvLine;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.util.List;
import java.util.Locale;

/// Snort's alerts as comma-separated values in its default columns.
public final class SnortCsv implements LogFormat {
    private static final List<String> NAMES = List.of(
            "timestamp",
            "gid",
            "sid",
            "rev",
            "msg",
            "proto",
            "src",
            "srcport",
            "dst",
            "dstport",
            "ethsrc",
            "ethdst",
            "ethlen",
            "tcpflags",
            "tcpseq",
            "tcpack",
            "tcplen",
            "tcpwindow",
            "ttl",
            "tos",
            "id",
            "dgmlen",
            "iplen",
            "icmptype",
            "icmpcode",
            "icmpid",
            "icmpseq");
    private static final int LEAST = 10;
    private static final FieldTable FIELDS = FieldTable.of("snort.alert.", """
            timestamp .
            proto .
            msg rule.name
            gid #snort.alert.gid
            sid .
            rev rule.version
            src source.ip
            srcport #source.port
            dst destination.ip
            dstport #destination.port
            ethsrc source.mac
            ethdst destination.mac
            ttl #snort.alert.ttl
            tos #snort.alert.tos
            id #snort.alert.id
            dgmlen #snort.alert.dgmlen
            iplen #snort.alert.iplen
            icmptype #snort.alert.icmp_type
            icmpcode #snort.alert.icmp_code
            """);

    @Override
    public String name() {
        return "snort-csv";
    }

    /// `01/27/16-16:01:04.877970 ,129,`, also without the year.
    @Override
    public boolean fits(RawEvent raw) {
        int dash = raw.at(5) == '-' ? 5 : 8;
        return raw.at(2) == '/'
                && (dash == 5 || raw.at(5) == '/')
                && raw.at(dash) == '-'
                && raw.at(dash + 3) == ':'
                && raw.at(dash + 6) == ':'
                && raw.indexOf(",", dash, dash + 20) > 0;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        CsvLine row = CsvLine.split(text, ',');
        if (!row.isOne()) {
            return Parsed.Refused.malformed(
                    "The alert is not one row of comma-separated values.", CsvLine.byteOf(text, row.wrongAt()));
        }
        List<String> values = row.values();
        if (values.size() < LEAST) {
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The alert has " + values.size() + " values where Snort writes at least " + LEAST + ".",
                    "byte " + raw.length());
        }
        long nanos = SnortTime.parse(values.getFirst().strip(), raw.known());
        if (nanos == NormalEvent.NO_TIME) {
            return Parsed.Refused.field(Reason.BAD_TIME, "timestamp", values.getFirst(), "is not a time");
        }
        NormalEvent.Builder into = NormalEvent.of("snort.alert").nanos(nanos);
        into.put("event.kind", "alert").put("observer.vendor", "Snort").put("observer.product", "Snort");
        into.put("network.transport", values.get(5).strip().toLowerCase(Locale.ROOT));
        RowText.fill(FIELDS, into, NAMES, values);
        rule(into, values.get(1).strip(), values.get(2).strip());
        return Parsed.Events.of(into.build());
    }

    /// Text rules are known by their number alone; those of preprocessors only together with their generator.
    private static void rule(NormalEvent.Builder into, String generator, String number) {
        into.put("rule.id", generator.equals("1") || generator.isEmpty() ? number : generator + ':' + number);
    }
}
