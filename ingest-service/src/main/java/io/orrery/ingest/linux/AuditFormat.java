package io.orrery.ingest.linux;

import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.KeyValues;
import io.orrery.topics.model.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records of auditd, `type=SYSCALL msg=audit(1364481363.243:24287): arch=c000003e syscall=2 …`, one event of which is
/// several lines. Values that could break a line are written as hexadecimal digits and are read back.
public final class AuditFormat implements LogFormat {
    private static final String MESSAGE = "msg=audit(";
    private static final int MAX_ARGUMENTS = 200;
    private static final Set<String> NO_USER = Set.of("4294967295", "-1", "unset", "(unknown user)");

    @Override
    public String name() {
        return "auditd";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return (raw.startsWith("type=") || raw.startsWith("node=")) && raw.indexOf(MESSAGE, 0, 200) > 0;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        NormalEvent.Builder event = NormalEvent.of("linux.auditd");
        String[] lines = raw.text().split("\n", -1);
        for (String line : lines) {
            int begin = line.indexOf(MESSAGE);
            int end = begin < 0 ? -1 : line.indexOf(')', begin);
            if (end < 0) {
                return Parsed.Refused.malformed("A record of the audit has no msg=audit(time:serial).", 0);
            }
            String stamp = line.substring(begin + MESSAGE.length(), end);
            int colon = stamp.lastIndexOf(':');
            String seconds = colon < 0 ? stamp : stamp.substring(0, colon);
            if (!seconds.matches("[0-9]{1,11}(\\.[0-9]{1,9})?")) {
                return Parsed.Refused.field(Reason.BAD_TIME, "msg", stamp, "is no time");
            }
            event.nanos(new BigDecimal(seconds).movePointRight(9).longValue());
            event.putIfAbsent("event.id", colon < 0 ? null : stamp.substring(colon + 1));
            record(line, Math.min(line.length(), end + 1), event);
        }
        finish(event);
        return Parsed.Events.of(event.build());
    }

    private static void record(String line, int from, NormalEvent.Builder event) {
        Map<String, String> head = KeyValues.of(line.substring(0, line.indexOf(MESSAGE)));
        String type = head.getOrDefault("type", "UNKNOWN");
        event.putIfAbsent("host.name", head.get("node"));
        event.add("auditd.record_types", type);
        Map<String, String> fields = KeyValues.of(line.substring(from));
        String inner = fields.remove("msg");
        if (inner != null) {
            fields.putAll(KeyValues.of(inner));
        }
        switch (type) {
            case "EXECVE" -> arguments(fields, event);
            case "PATH" -> {
                if (!"PARENT".equals(fields.get("nametype"))) {
                    event.add("file.path", decoded(fields.get("name")));
                }
            }
            case "CWD" -> event.put("process.working_directory", decoded(fields.get("cwd")));
            case "PROCTITLE" -> event.putIfAbsent("process.command_line", decoded(fields.get("proctitle")));
            case "SOCKADDR" -> SocketAddress.read(fields.get("saddr"), event);
            default -> {
                event.putIfAbsent("event.action", type.toLowerCase(Locale.ROOT));
                common(fields, event);
            }
        }
    }

    private static void arguments(Map<String, String> fields, NormalEvent.Builder event) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < MAX_ARGUMENTS && fields.containsKey("a" + i); i++) {
            line.append(i == 0 ? "" : " ").append(decoded(fields.get("a" + i)));
        }
        event.put("process.command_line", line.toString());
    }

    private static void common(Map<String, String> fields, NormalEvent.Builder event) {
        fields.forEach((name, value) -> {
            switch (name) {
                case "pid" -> event.putIfAbsent("process.pid", Numbers.whole(value));
                case "ppid" -> event.putIfAbsent("process.parent.pid", Numbers.whole(value));
                case "comm" -> event.putIfAbsent("process.name", decoded(value));
                case "exe" -> event.putIfAbsent("process.executable", decoded(value));
                case "cmd" -> event.putIfAbsent("process.command_line", decoded(value));
                case "hostname" -> event.putIfAbsent("source.domain", value);
                case "addr" -> event.putIfAbsent("source.ip", value);
                case "acct", "AUID", "UID" -> user(name, decoded(value), event);
                case "auid", "uid" -> event.putIfAbsent("user.id", NO_USER.contains(value) ? null : value);
                case "res", "success" -> event.put("event.outcome", outcome(value));
                default -> event.putIfAbsent("auditd.data." + name, value);
            }
        });
    }

    /// Who logged on is who acts, whatever he has become since.
    private static void user(String name, @Nullable String value, NormalEvent.Builder event) {
        if (value == null || NO_USER.contains(value)) {
            return;
        }
        if (name.equals("UID")) {
            event.putIfAbsent("user.name", value);
        } else {
            event.put("user.name", value);
        }
    }

    private static String outcome(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "success", "1" -> "success";
            case "no", "failed", "0" -> "failure";
            default -> "unknown";
        };
    }

    private static void finish(NormalEvent.Builder event) {
        // An address that is only a name of the terminal ("?" and "-" are nothing already).
        if (event.value("event.action") == null) {
            event.put("event.action", "record");
        }
    }

    /// `2F62696E2F6C73` is `/bin/ls`; nulls between words become blanks. Texts in quotes come without them and stay.
    static @Nullable String decoded(@Nullable String value) {
        if (value == null || value.length() < 4 || value.length() % 2 != 0) {
            return value;
        }
        byte[] bytes = new byte[value.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = upperHex(value.charAt(2 * i));
            int low = upperHex(value.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return value;
            }
            bytes[i] = (byte) (high * 16 + low);
            bytes[i] = bytes[i] == 0 ? (byte) ' ' : bytes[i];
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Digits alone may well be digits: only what reads as text was text.
        return text.chars().allMatch(c -> (c >= 0x20 && c != 0xFFFD) || c == '\n' || c == '\t') ? text : value;
    }

    private static int upperHex(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
