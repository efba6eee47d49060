package io.orrery.ingest.row;

import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.topics.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of tables (RFC 4180, also with tabs, semicolons or bars) whose column names stand in the preamble. A row
/// becomes an object of texts and is read as the JSON event whose fields it has: exports of log services are tables of
/// the events that their interfaces give as JSON.
public final class CsvRecord implements LogFormat {
    private final JsonFormat json;
    private final Preambles<CsvHeader> headers = new Preambles<>(CsvHeader::read);

    public CsvRecord(JsonFormat json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "csv";
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
        CsvHeader header = headers.of(raw.known().preamble());
        if (header == null) {
            return new Parsed.Refused(
                    Reason.MISSING_COLUMN,
                    "The row cannot be read without the names of its columns: no preamble has them.",
                    "byte 0");
        }
        return switch (CsvRow.read(raw, header)) {
            case CsvRow.Values row -> json.one(object(header.names(), row.values()), raw.known());
            case CsvRow.Header _ -> new Parsed.Events(List.of(), List.of());
            case CsvRow.Bad bad -> bad.refused();
        };
    }

    private static JsonFields object(List<String> names, List<String> values) {
        Map<String, Object> object = LinkedHashMap.newLinkedHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isEmpty() && !names.get(i).isEmpty()) {
                object.put(names.get(i), values.get(i));
            }
        }
        return JsonFields.of(object);
    }
}
