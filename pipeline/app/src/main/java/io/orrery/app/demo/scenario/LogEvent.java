package io.orrery.app.demo.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One line of the office's logs. Empty texts are left out of the line.
///
/// @param millis when it happened, since 1970
/// @param kind what was logged
/// @param user who
/// @param host where somebody logged on
/// @param srcHost name of the machine that began; empty for machines outside
/// @param srcIp its address
/// @param dstHost name of the machine that was reached; empty for machines outside
/// @param dstIp its address
/// @param domain the name that was asked for
/// @param outcome `success` or `failure`
/// @param direction `internal`, `inbound` or `outbound`
/// @param port of the machine that was reached; 0 for none
/// @param bytes that were moved; 0 for none
public record LogEvent(
        long millis,
        Kind kind,
        String user,
        String host,
        String srcHost,
        String srcIp,
        String dstHost,
        String dstIp,
        String domain,
        String outcome,
        String direction,
        int port,
        long bytes) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// What was logged.
    public enum Kind {
        LOGON,
        FLOW,
        DNS
    }

    static LogEvent logon(long millis, String user, Machine from, Machine to, boolean success) {
        return new LogEvent(
                millis,
                Kind.LOGON,
                user,
                to.name(),
                from.name(),
                from.ip(),
                "",
                "",
                "",
                success ? "success" : "failure",
                direction(from, to),
                0,
                0);
    }

    static LogEvent flow(long millis, Machine from, Machine to, int port, long bytes) {
        return new LogEvent(
                millis,
                Kind.FLOW,
                "",
                "",
                from.name(),
                from.ip(),
                to.name(),
                to.ip(),
                "",
                "success",
                direction(from, to),
                port,
                bytes);
    }

    static LogEvent lookup(long millis, Machine from, String domain, String answer) {
        return new LogEvent(
                millis, Kind.DNS, "", "", from.name(), from.ip(), "", answer, domain, "success", "internal", 53, 0);
    }

    private static String direction(Machine from, Machine to) {
        if (from.outside()) {
            return "inbound";
        }
        return to.outside() ? "outbound" : "internal";
    }

    /// One NDJSON line without its line break. No text here needs escaping.
    public String line() {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"time\":\"")
                .append(TIME.format(Instant.ofEpochMilli(millis)))
                .append('"');
        text(line, "event", kind.name().toLowerCase(Locale.ROOT));
        text(line, "user", user);
        text(line, "host", host);
        text(line, "src_host", srcHost);
        text(line, "src_ip", srcIp);
        text(line, "dst_host", dstHost);
        text(line, "dst_ip", dstIp);
        text(line, "domain", domain);
        text(line, "outcome", outcome);
        text(line, "direction", direction);
        if (port > 0) {
            line.append(",\"port\":").append(port);
        }
        if (bytes > 0) {
            line.append(",\"bytes\":").append(bytes);
        }
        return line.append('}').toString();
    }

    private static void text(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }
}
