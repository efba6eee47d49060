package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packets that Linux's firewall logs: `[UFW BLOCK] IN=eth0 OUT= SRC=10.0.0.1 DST=10.0.0.2 PROTO=TCP SPT=1 DPT=22`.
final class Netfilter {
    private Netfilter() {}

    static void read(String message, Map<String, String> pairs, NormalEvent.Builder event) {
        event.dataset("linux.netfilter");
        event.put("source.ip", pairs.get("SRC"));
        event.put("destination.ip", pairs.get("DST"));
        event.put("source.port", Numbers.whole(pairs.get("SPT")));
        event.put("destination.port", Numbers.whole(pairs.get("DPT")));
        event.put("network.transport", low(pairs.get("PROTO")));
        event.put("network.bytes", Numbers.whole(pairs.get("LEN")));
        String head = message.substring(0, Math.min(message.length(), 120)).toLowerCase(Locale.ROOT);
        boolean refused =
                head.contains("block") || head.contains("drop") || head.contains("reject") || head.contains("deny");
        boolean let = head.contains("allow") || head.contains("accept");
        event.put("event.action", refused ? "deny" : let ? "allow" : "logged");
        event.put("event.outcome", refused ? "failure" : let ? "success" : null);
    }

    private static @Nullable String low(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
