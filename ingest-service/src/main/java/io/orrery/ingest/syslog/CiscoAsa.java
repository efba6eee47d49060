package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.syslog.LogonPrograms.Words;
import io.orrery.ingest.text.TextScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Messages of Cisco's firewalls, `%ASA-6-302013: Built outbound TCP connection 1 for outside:192.0.2.1/443
/// (192.0.2.1/443) to inside:10.0.0.1/5000 (10.0.0.1/5000)`: which message it is, what was done, and both ends.
final class CiscoAsa {
    private static final int LONGEST = 4_000;

    private CiscoAsa() {}

    /// @return whether the message is one of theirs
    static boolean read(String message, NormalEvent.Builder event) {
        int percent = message.indexOf("%ASA-");
        percent = percent >= 0 ? percent : message.indexOf("%FTD-");
        percent = percent >= 0 ? percent : message.indexOf("%PIX-");
        if (percent < 0 || percent > 60) {
            return false;
        }
        TextScan scan = new TextScan(message, percent + 5);
        int severity = scan.number(1);
        if (severity < 0 || !scan.take('-')) {
            return false;
        }
        int code = scan.number(6);
        if (code < 0 || !scan.take(':')) {
            return false;
        }
        scan.blanks();
        String text = scan.rest();
        event.dataset("cisco.asa");
        event.remove("process.name");
        event.put("event.code", String.valueOf(code));
        event.put("event.severity", (long) severity);
        event.put("observer.vendor", "Cisco");
        describe(text.length() <= LONGEST ? text : text.substring(0, LONGEST), event);
        return true;
    }

    private static void describe(String text, NormalEvent.Builder event) {
        String low = text.toLowerCase(Locale.ROOT);
        boolean denied = low.startsWith("deny")
                || low.contains("denied")
                || low.startsWith("dropped")
                || low.contains(" discarded")
                || low.startsWith("blocked");
        event.put("event.action", low.contains(" discarded") ? "discarded" : denied ? "deny" : first(low));
        event.put("event.outcome", denied ? "failure" : "success");
        event.put("network.transport", transport(low));
        event.put(
                "network.direction",
                low.contains("inbound") ? "inbound" : low.contains("outbound") ? "outbound" : null);
        List<Peer> peers = peers(text);
        String foreign = address(Words.after(low, "faddr "));
        String local = address(Words.after(low, " laddr "));
        if (foreign != null && local != null) {
            // Who opened it follows from the direction; when it ends, none is told.
            boolean far = low.contains("inbound");
            event.put("source.ip", far ? foreign : local);
            event.put("destination.ip", far ? local : foreign);
        } else if (peers.size() >= 2) {
            // "for OUTSIDE to INSIDE" is told from the far side; who opened it follows from the direction.
            boolean far = low.startsWith("built outbound");
            peers.get(far ? 1 : 0).put("source", event);
            peers.get(far ? 0 : 1).put("destination", event);
        } else if (peers.size() == 1) {
            peers.getFirst().put("source", event);
        }
        String bytes = Words.after(low, " bytes ");
        event.put("network.bytes", bytes == null ? null : Numbers.whole(bytes));
        String user = Words.between(text, "user '", "'");
        event.put("user.name", user != null ? user : Words.between(text, "Username = ", ","));
    }

    /// `10.0.0.1` of `10.0.0.1/0(LOCAL\\bob)`.
    private static @Nullable String address(@Nullable String word) {
        if (word == null) {
            return null;
        }
        int slash = word.indexOf('/');
        String address = slash < 0 ? word : word.substring(0, slash);
        return isFour(address) ? address : null;
    }

    private static String first(String low) {
        int blank = low.indexOf(' ');
        return blank < 0 ? low : low.substring(0, blank);
    }

    private static @Nullable String transport(String low) {
        for (String name : List.of("tcp", "udp", "icmp", "gre", "esp")) {
            int at = low.indexOf(name);
            if (at >= 0 && at < 60) {
                return name;
            }
        }
        return null;
    }

    private record Peer(String address, @Nullable String port) {
        void put(String end, NormalEvent.Builder event) {
            event.put(end + ".ip", address);
            event.put(end + ".port", port == null ? null : Numbers.whole(port));
        }
    }

    /// Words like `outside:192.0.2.1/443`, `192.0.2.1/443` or `192.0.2.1`; what stands in brackets repeats them
    /// translated.
    private static List<Peer> peers(String text) {
        List<Peer> peers = new ArrayList<>();
        TextScan scan = new TextScan(text, 0);
        for (String word = scan.word(); word != null && peers.size() < 2; word = scan.word()) {
            if (word.startsWith("(") || word.startsWith("[")) {
                continue;
            }
            int colon = word.lastIndexOf(':');
            String rest = word.substring(colon + 1).replaceAll("[,;.]$", "");
            int slash = rest.indexOf('/');
            String address = slash < 0 ? rest : rest.substring(0, slash);
            if (isFour(address)) {
                String port = slash < 0 ? null : digits(rest.substring(slash + 1));
                peers.add(new Peer(address, port));
            }
        }
        return peers;
    }

    private static @Nullable String digits(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? null : text.substring(0, end);
    }

    private static boolean isFour(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return dots == 3;
    }
}
