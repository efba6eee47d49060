package io.orrery.ingest.syslog;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.TextScan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cisco's Identity Services Engine: `CISE_Passed_Authentications 0000024855 1 0 2014-08-07 00:45:43.741 -07:00
/// 0000288542 5200 NOTICE Passed-Authentication: Authentication succeeded, UserName=alice, …`, long ones in several
/// parts.
final class CiscoIse {
    private static final int MOST_PAIRS = 500;

    private CiscoIse() {}

    /// @return whether the message is one of theirs
    static boolean read(String message, NormalEvent.Builder event) {
        int begin = message.indexOf("CISE_");
        if (begin < 0 || begin > 100) {
            return false;
        }
        TextScan scan = new TextScan(message, begin);
        String category = scan.word();
        String id = scan.word();
        scan.word();
        String part = scan.word();
        if (category == null || part == null) {
            return false;
        }
        event.dataset("cisco.ise");
        event.remove("process.name");
        event.put("observer.vendor", "Cisco");
        event.put("event.category", category.substring("CISE_".length()));
        event.put("event.id", id);
        event.put("cisco.ise.part", part);
        String rest = scan.rest();
        // Only the first part has the time, the code and the sentence.
        if (part.equals("0")) {
            String[] words = rest.split(" +", 7);
            if (words.length == 7) {
                event.put("event.code", words[4]);
                rest = words[6];
            }
        }
        int comma = rest.indexOf(", ");
        String sentence = comma < 0 ? rest : rest.substring(0, comma);
        if (sentence.indexOf('=') < 0) {
            event.put("event.action", sentence);
        }
        String low = category.toLowerCase(Locale.ROOT);
        boolean failed = low.contains("failed");
        event.put("event.outcome", failed ? "failure" : low.contains("passed") ? "success" : null);
        Map<String, String> pairs = pairs(rest);
        fill(pairs, event);
        return true;
    }

    private static void fill(Map<String, String> pairs, NormalEvent.Builder event) {
        event.put("user.name", first(pairs, "UserName", "User-Name", "AdminName"));
        event.put(
                "source.ip",
                first(pairs, "EndpointIPAddress", "Framed-IP-Address", "AdminIPAddress", "Remote-Address"));
        event.put("source.mac", first(pairs, "EndpointMacAddress", "Calling-Station-ID"));
        event.put("destination.ip", first(pairs, "NAS-IP-Address", "EndpointNADAddress", "Device IP Address"));
        event.put("observer.name", pairs.get("NetworkDeviceName"));
        pairs.forEach((key, value) -> event.put("cisco.ise." + key.replace(' ', '_'), value));
    }

    private static @Nullable String first(Map<String, String> pairs, String... names) {
        for (String name : names) {
            String value = pairs.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    /// Pairs stand between `, `; a comma within a value has a backslash before it.
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : text.split("(?<!\\\\), ?", MOST_PAIRS)) {
            int equals = part.indexOf('=');
            if (equals > 0 && equals < 100) {
                pairs.putIfAbsent(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).replace("\\,", ",").strip());
            }
        }
        return pairs;
    }
}
