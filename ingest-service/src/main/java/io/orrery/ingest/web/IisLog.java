package io.orrery.ingest.web;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.Preambles;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.List;

/// The extended log format of the W3C as IIS writes it: the columns are named by the directive `#Fields:`, which comes
/// as the preamble. Times are UTC.
public final class IisLog implements LogFormat {
    private static final List<String> DIRECTIVES =
            List.of("#Software:", "#Version:", "#Date:", "#Fields:", "#Remark:", "#Start-Date:", "#End-Date:");
    private static final int MOST_VALUES = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = 1L << 40;
    private static final FieldTable FIELDS = FieldTable.of("web.iis.", """
            date .
            time .
            s-ip destination.ip
            s-port #destination.port
            s-computername host.name
            s-sitename web.iis.site_name
            c-ip source.ip
            c-port #source.port
            cs-method http.request.method
            cs-uri-stem url.path
            cs-uri-query url.query
            cs-username .
            cs-host url.domain
            cs-version http.version
            cs-bytes #http.request.bytes
            sc-bytes #http.response.bytes
            sc-status .
            sc-substatus #web.iis.sub_status
            sc-win32-status #web.iis.win32_status
            time-taken .
            cs(User-Agent) .
            cs(Referer) http.request.referrer
            cs(Cookie) web.iis.cookie
            X-Forwarded-For client.ip
            """);

    private final Preambles<W3cHeader> headers = new Preambles<>(W3cHeader::read);

    @Override
    public String name() {
        return "iis";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.at(0) == '#'
                ? DIRECTIVES.stream().anyMatch(raw::startsWith)
                : raw.at(0) != '{' && headers.of(raw.known().preamble()) != null;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        if (raw.at(0) == '#') {
            return new Parsed.Events(List.of(), List.of());
        }
        W3cHeader header = headers.of(raw.known().preamble());
        if (header == null) {
            return new Parsed.Refused(
                    Reason.UNSUPPORTED,
                    "The row cannot be read without the directive #Fields that stands before it: no preamble has it.",
                    "byte 0");
        }
        String text = raw.text();
        List<String> values = RowText.split(text, text.indexOf('\t') >= 0 ? '\t' : ' ', MOST_VALUES);
        List<String> names = header.names();
        if (values.size() != names.size()) {
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The row has " + values.size() + " values where #Fields names " + names.size() + " columns.",
                    "byte " + raw.length());
        }
        NormalEvent.Builder into = NormalEvent.of("web.iis");
        String time = time(header, values);
        if (!time.isEmpty()) {
            into.nanos(EventTime.parse(time, ZoneOffset.UTC));
            if (!into.hasTime()) {
                return Parsed.Refused.field(Reason.BAD_TIME, "time", time, "is not a time");
            }
        }
        RowText.fill(FIELDS, into, names, values);
        rest(into, names, values);
        address(into);
        return Parsed.Events.of(into.build());
    }

    /// Empty when the columns tell none.
    private static String time(W3cHeader header, List<String> values) {
        int date = header.names().indexOf("date");
        int time = header.names().indexOf("time");
        String day = date < 0 ? header.date() : values.get(date);
        return time < 0 || day.isEmpty() ? day : day + ' ' + values.get(time);
    }

    private static void rest(NormalEvent.Builder into, List<String> names, List<String> values) {
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i);
            switch (names.get(i)) {
                case "sc-status" -> WebRequest.status(into, value);
                case "cs-username" -> WebRequest.user(into, value);
                // Blanks separate columns, so that they are written as plus signs.
                case "cs(User-Agent)" -> into.put("user_agent.original", value.replace('+', ' '));
                case "time-taken" -> {
                    Long millis = Numbers.whole(value);
                    if (millis != null && Math.abs(millis) < LONGEST_MILLIS) {
                        into.put("event.duration", millis * NANOS_PER_MILLI);
                    }
                }
                default -> {}
            }
        }
    }

    /// What was asked for, in one.
    private static void address(NormalEvent.Builder into) {
        String path = into.text("url.path");
        if (path == null) {
            return;
        }
        String query = into.text("url.query");
        String original = query == null ? path : path + '?' + query;
        into.put("url.original", original);
        String domain = into.text("url.domain");
        if (domain != null) {
            String scheme = Long.valueOf(443).equals(into.value("destination.port")) ? "https" : "http";
            into.put("url.scheme", scheme).put("url.full", scheme + "://" + domain + original);
        }
    }
}
