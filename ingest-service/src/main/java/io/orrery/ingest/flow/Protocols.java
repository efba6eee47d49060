package io.orrery.ingest.flow;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;

/// IP protocols by the numbers that IANA gave them.
final class Protocols {
    private Protocols() {}

    /// @param written a number or a name: `6`, `TCP`
    static void put(NormalEvent.Builder into, String written) {
        into.put("network.transport", name(written));
    }

    /// ICMP has none: what stands in their place is the type and code of the message.
    static void noPorts(NormalEvent.Builder into, String written) {
        if (into.value("network.transport") instanceof String protocol && protocol.contains("icmp")) {
            into.remove("source.port").remove("destination.port").add("netflow.icmp", written);
        }
    }

    /// In small letters; of a number that is not known, the number.
    static String name(String written) {
        return switch (written) {
            case "1" -> "icmp";
            case "2" -> "igmp";
            case "4" -> "ipip";
            case "6", "T" -> "tcp";
            case "17", "U" -> "udp";
            case "41" -> "ipv6";
            case "47" -> "gre";
            case "50" -> "esp";
            case "51" -> "ah";
            case "58" -> "ipv6-icmp";
            case "89" -> "ospf";
            case "103" -> "pim";
            case "112" -> "vrrp";
            case "132" -> "sctp";
            default -> written.toLowerCase(Locale.ROOT);
        };
    }
}
