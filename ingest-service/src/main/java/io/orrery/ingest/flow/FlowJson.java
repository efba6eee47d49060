package io.orrery.ingest.flow;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flows as objects: what nfdump, pmacct, GoFlow2 and the readers of IPFIX (YAF's mediator, ipfixcol2, Logstash) write.
public final class FlowJson implements JsonFamily {
    /// One program's names.
    ///
    /// @param below what its fields stand below, with the last point; empty for nothing
    /// @param marks fields by which it is known, one of each list; the first list are source addresses
    /// @param time when the flow began, the first that is there counts
    private record Names(
            String below, List<List<String>> marks, List<String> time, List<String> protocol, FieldTable fields) {
        boolean fit(JsonFields event) {
            return marks.stream().allMatch(any -> any.stream().anyMatch(name -> event.has(below + name)));
        }
    }

    private static final Names NFDUMP = new Names(
            "",
            List.of(List.of("src4_addr", "src6_addr"), List.of("dst4_addr", "dst6_addr"), List.of("first", "t_first")),
            List.of("first", "t_first"),
            List.of("proto"),
            FieldTable.of("netflow.", """
                    type .
                    first .
                    t_first .
                    last netflow.end
                    t_last netflow.end
                    proto .
                    src4_addr source.ip
                    src6_addr source.ip
                    dst4_addr destination.ip
                    dst6_addr destination.ip
                    src_port #source.port
                    dst_port #destination.port
                    in_packets #source.packets
                    in_bytes #source.bytes
                    out_packets #destination.packets
                    out_bytes #destination.bytes
                    src_as #source.as.number
                    dst_as #destination.as.number
                    in_src_mac source.mac
                    out_dst_mac destination.mac
                    ip4_router observer.ip
                    ip6_router observer.ip
                    """));
    private static final Names PMACCT = new Names(
            "",
            List.of(List.of("ip_src"), List.of("ip_dst"), List.of("packets", "bytes")),
            List.of("timestamp_start", "timestamp_min", "stamp_inserted", "timestamp_arrival"),
            List.of("ip_proto"),
            FieldTable.of("netflow.", """
                    event_type .
                    timestamp_start .
                    timestamp_min .
                    timestamp_arrival .
                    stamp_inserted .
                    stamp_updated .
                    timestamp_end netflow.end
                    ip_proto .
                    ip_src source.ip
                    ip_dst destination.ip
                    port_src #source.port
                    port_dst #destination.port
                    mac_src source.mac
                    mac_dst destination.mac
                    as_src #source.as.number
                    as_dst #destination.as.number
                    packets #network.packets
                    bytes #network.bytes
                    flows #netflow.flows
                    peer_ip_src observer.ip
                    """));
    private static final Names GOFLOW = new Names(
            "",
            List.of(
                    List.of("src_addr"),
                    List.of("dst_addr"),
                    List.of("time_flow_start_ns", "time_flow_start", "time_received_ns", "time_received")),
            List.of("time_flow_start_ns", "time_flow_start", "time_received_ns", "time_received"),
            List.of("proto"),
            FieldTable.of("netflow.", """
                    type netflow.exporter
                    time_flow_start_ns .
                    time_flow_start .
                    time_flow_end_ns .
                    time_received_ns .
                    time_received .
                    proto .
                    src_addr source.ip
                    dst_addr destination.ip
                    src_port #source.port
                    dst_port #destination.port
                    src_mac source.mac
                    dst_mac destination.mac
                    src_as #source.as.number
                    dst_as #destination.as.number
                    packets #network.packets
                    bytes #network.bytes
                    sampler_address observer.ip
                    """));
    private static final String ELEMENTS = """
            flowStartMilliseconds .
            flowStartSeconds .
            flowStartMicroseconds .
            flowStartNanoseconds .
            flowEndMilliseconds netflow.end
            flowEndSeconds netflow.end
            protocolIdentifier .
            sourceIPv4Address source.ip
            sourceIPv6Address source.ip
            destinationIPv4Address destination.ip
            destinationIPv6Address destination.ip
            sourceTransportPort #source.port
            destinationTransportPort #destination.port
            sourceMacAddress source.mac
            destinationMacAddress destination.mac
            octetTotalCount #source.bytes
            octetDeltaCount #source.bytes
            packetTotalCount #source.packets
            packetDeltaCount #source.packets
            reverseOctetTotalCount #destination.bytes
            reverseOctetDeltaCount #destination.bytes
            reversePacketTotalCount #destination.packets
            reversePacketDeltaCount #destination.packets
            """;
    private static final List<List<String>> ELEMENT_MARKS = List.of(
            List.of("sourceIPv4Address", "sourceIPv6Address"),
            List.of("destinationIPv4Address", "destinationIPv6Address"));
    private static final List<String> ELEMENT_TIMES =
            List.of("flowStartMilliseconds", "flowStartSeconds", "flowStartMicroseconds", "flowStartNanoseconds");
    private static final Names IPFIX = elements("");
    private static final Names MEDIATED = elements("flows.");
    private static final Names IPFIXCOL = elements("iana:");
    private static final Names LOGSTASH = new Names(
            "netflow.",
            List.of(List.of("ipv4_src_addr", "ipv6_src_addr"), List.of("ipv4_dst_addr", "ipv6_dst_addr")),
            List.of("first_switched", "@timestamp"),
            List.of("protocol"),
            FieldTable.of("netflow.", """
                    first_switched .
                    last_switched netflow.end
                    protocol .
                    ipv4_src_addr source.ip
                    ipv6_src_addr source.ip
                    ipv4_dst_addr destination.ip
                    ipv6_dst_addr destination.ip
                    l4_src_port #source.port
                    l4_dst_port #destination.port
                    in_bytes #source.bytes
                    in_pkts #source.packets
                    out_bytes #destination.bytes
                    out_pkts #destination.packets
                    src_as #source.as.number
                    dst_as #destination.as.number
                    """));
    private static final List<Names> ALL = List.of(NFDUMP, PMACCT, GOFLOW, IPFIX, MEDIATED, IPFIXCOL, LOGSTASH);

    private static Names elements(String below) {
        return new Names(
                below,
                ELEMENT_MARKS,
                ELEMENT_TIMES,
                List.of("protocolIdentifier"),
                FieldTable.of("netflow.", ELEMENTS));
    }

    @Override
    public String name() {
        return "flow-json";
    }

    @Override
    public boolean fits(JsonFields event) {
        return names(event) != null;
    }

    private static @Nullable Names names(JsonFields event) {
        for (Names names : ALL) {
            if (names.fit(event)) {
                return names;
            }
        }
        return null;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        Names names = names(event);
        Names read = names == null ? IPFIX : names;
        FieldTime time = FieldTime.of(event, known.zone(), all(read, read.time()));
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("netflow.flow").nanos(time.nanos());
        event.asMap().forEach((name, value) -> {
            if (!name.equals("@timestamp") && !name.equals("@version")) {
                String below = read.below();
                read.fields().put(into, name.startsWith(below) ? name.substring(below.length()) : name, value);
            }
        });
        String protocol = event.firstText(all(read, read.protocol()));
        if (protocol != null) {
            Protocols.put(into, protocol);
        }
        Long sent = Numbers.whole(into.value("source.bytes"));
        Long answered = Numbers.whole(into.value("destination.bytes"));
        if (sent != null && into.value("network.bytes") == null) {
            into.put("network.bytes", sent + (answered == null ? 0 : answered));
        }
        return Parsed.Events.of(into.build());
    }

    private static String[] all(Names names, List<String> fields) {
        return fields.stream()
                .map(field -> field.startsWith("@") ? field : names.below() + field)
                .toArray(String[]::new);
    }
}
