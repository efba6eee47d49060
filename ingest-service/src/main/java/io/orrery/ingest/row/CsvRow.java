package io.orrery.ingest.row;

import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.topics.model.Reason;
import java.util.List;

/// What an event is below a header of columns.
public sealed interface CsvRow {
    /// As many values as the header has names.
    record Values(List<String> values) implements CsvRow {}

    /// The header itself, sent as an event.
    record Header() implements CsvRow {}

    record Bad(Parsed.Refused refused) implements CsvRow {}

    static CsvRow read(RawEvent raw, CsvHeader header) {
        String text = header.separator() == '\t' ? RowText.withBlanks(raw) : raw.text();
        if (text.equals(header.line())) {
            return new Header();
        }
        CsvLine row = CsvLine.split(text, header.separator());
        if (!row.isOne()) {
            int index = row.wrongAt();
            boolean open = index < text.length() && text.charAt(index) == '"';
            return new Bad(Parsed.Refused.malformed(
                    open ? "The row has a quote that is never closed." : "The event goes on behind the end of its row.",
                    CsvLine.byteOf(text, index)));
        }
        int values = row.values().size();
        int names = header.names().size();
        if (values != names) {
            return new Bad(new Parsed.Refused(
                    Reason.MALFORMED,
                    "The row has " + values + " values where the header names " + names + " columns.",
                    "byte " + raw.length()));
        }
        return new Values(row.values());
    }
}
