package io.orrery.ingest.flow;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.RowText;
import java.util.List;

/// What the columns of Azure's traffic analytics mean together. Flows with the internet name only the machine and the
/// other side's addresses; the direction tells which of them began.
final class SecurityGroupRow {
    private static final int MOST_ADDRESSES = 1_000;

    private SecurityGroupRow() {}

    static void add(NormalEvent.Builder into, List<String> names, List<String> values) {
        into.put("cloud.provider", "azure");
        String direction = FlowCsv.value(names, values, "FlowDirection");
        boolean out = direction.equals("O");
        into.put("network.direction", out ? "egress" : direction.equals("I") ? "ingress" : null);
        into.putIfAbsent(out ? "source.ip" : "destination.ip", into.text("host.ip"));
        String outside = FlowCsv.value(names, values, "PublicIPs");
        into.putIfAbsent(out ? "destination.ip" : "source.ip", addresses(outside));
        boolean denied = counts(into, "denied_in") || counts(into, "denied_out");
        boolean allowed = counts(into, "allowed_in") || counts(into, "allowed_out");
        if (denied != allowed) {
            into.put("event.action", allowed ? "allowed" : "denied");
            into.put("event.outcome", allowed ? "success" : "failure");
        }
    }

    private static boolean counts(NormalEvent.Builder into, String flows) {
        return into.value("azure.nsgflow." + flows) instanceof Long count && count > 0;
    }

    /// `['203.0.113.5', '203.0.113.6']`, or `203.0.113.5|1|0|…` with counts behind each address, separated by blanks.
    private static List<String> addresses(String written) {
        String plain =
                written.replace("[", "").replace("]", "").replace("'", "").replace(",", " ");
        return RowText.split(plain, ' ', MOST_ADDRESSES).stream()
                .map(one -> one.substring(0, one.indexOf('|') < 0 ? one.length() : one.indexOf('|')))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
