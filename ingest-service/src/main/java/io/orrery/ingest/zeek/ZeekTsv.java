package io.orrery.ingest.zeek;

import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.row.Preambles;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of Zeek logs. Which columns they have, and how they are separated, is told only by the `#` lines before them,
/// which come as the preamble. A row becomes the object that Zeek would write as JSON, and is read as such.
public final class ZeekTsv implements LogFormat {
    private static final List<String> HEADER_LINES = List.of(
            "#separator ",
            "#set_separator",
            "#empty_field",
            "#unset_field",
            "#path",
            "#open",
            "#close",
            "#fields\t",
            "#types");
    /// Of seconds since 1970, and of their fraction.
    private static final int TIME_DIGITS = 10;

    private static final int FRACTION_DIGITS = 6;
    private static final int MOST_VALUES = 4_000;

    private final JsonFamily family;
    private final Preambles<ZeekHeader> headers = new Preambles<>(ZeekHeader::read);

    /// @param family reads rows as Zeek writes them as JSON, with `_path` for the log's name
    public ZeekTsv(JsonFamily family) {
        this.family = family;
    }

    @Override
    public String name() {
        return "zeek-tsv";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return switch (raw.at(0)) {
            case '#' -> HEADER_LINES.stream().anyMatch(raw::startsWith);
            case '{', '[', '<' -> false;
            default ->
                raw.known().preamble().isEmpty()
                        ? beginsWithTime(raw)
                        : headers.of(raw.known().preamble()) != null;
        };
    }

    /// `1521911720.600843` and a tab.
    private static boolean beginsWithTime(RawEvent raw) {
        int length = TIME_DIGITS + 1 + FRACTION_DIGITS;
        for (int i = 0; i < length; i++) {
            int c = raw.at(i);
            if (i == TIME_DIGITS ? c != '.' : c < '0' || c > '9') {
                return false;
            }
        }
        return raw.at(length) == '\t';
    }

    @Override
    public Parsed parse(RawEvent raw) {
        if (raw.at(0) == '#') {
            return new Parsed.Events(List.of(), List.of());
        }
        ZeekHeader header = headers.of(raw.known().preamble());
        if (header == null) {
            return new Parsed.Refused(
                    Reason.UNSUPPORTED,
                    "The row cannot be read without the #fields line that stands before Zeek's rows: no preamble has it.",
                    "byte 0");
        }
        String text = header.separator() == '\t' ? RowText.withBlanks(raw) : raw.text();
        List<String> values = RowText.split(text, header.separator(), MOST_VALUES);
        int columns = header.names().size();
        int before = values.size() == columns + 1 && isPrepended(values, header) ? 1 : 0;
        if (values.size() - before != columns) {
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The row has " + values.size() + " values where #fields names " + columns + " columns.",
                    "byte " + raw.length());
        }
        return family.read(row(values, before, header), raw.known());
    }

    /// Some collectors put their own name before the row.
    private static boolean isPrepended(List<String> values, ZeekHeader header) {
        return header.names().getFirst().equals("ts") && !isTime(values.getFirst()) && isTime(values.get(1));
    }

    private static boolean isTime(String value) {
        return value.length() >= TIME_DIGITS && value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }

    private static JsonFields row(List<String> values, int before, ZeekHeader header) {
        Map<String, Object> row = LinkedHashMap.newLinkedHashMap(values.size() + 1);
        if (!header.path().isEmpty()) {
            row.put("_path", header.path());
        }
        if (before == 1) {
            row.put("prepended", values.getFirst());
        }
        List<String> names = header.names();
        for (int i = 0; i < names.size(); i++) {
            String written = values.get(before + i);
            if (!written.equals(header.unset())) {
                row.put(names.get(i), value(written, header.types().get(i), header));
            }
        }
        return JsonFields.of(row);
    }

    private static Object value(String written, ZeekType type, ZeekHeader header) {
        boolean empty = written.equals(header.empty());
        if (!type.several()) {
            return empty ? "" : ZeekValue.of(written, type.kind());
        }
        if (empty) {
            return List.of();
        }
        return RowText.split(written, header.set(), MOST_VALUES).stream()
                .filter(one -> !one.equals(header.unset()))
                .map(one -> one.equals(header.empty()) ? "" : ZeekValue.of(one, type.kind()))
                .toList();
    }
}
