package io.orrery.ingest.flow;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.row.CsvHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One program's columns of flows.
///
/// @param marks columns by which a header is known to be its
/// @param time columns that tell when a flow began, the first that is there counts
/// @param protocol the column that tells it
/// @param duration the column that tells it in seconds; empty when none does
record FlowTable(
        String dataset, List<String> marks, List<String> time, String protocol, String duration, FieldTable fields) {
    private static final FlowTable ARGUS = new FlowTable(
            "netflow.flow",
            List.of("StartTime", "SrcAddr", "DstAddr"),
            List.of("StartTime"),
            "Proto",
            "Dur",
            FieldTable.of("netflow.", """
                    StartTime .
                    Proto .
                    Dur .
                    SrcAddr source.ip
                    Sport #source.port
                    DstAddr destination.ip
                    Dport #destination.port
                    Dir netflow.direction
                    State netflow.state
                    sTos #netflow.source_tos
                    dTos #netflow.destination_tos
                    TotPkts #network.packets
                    TotBytes #network.bytes
                    SrcBytes #source.bytes
                    DstBytes #destination.bytes
                    SrcPkts #source.packets
                    DstPkts #destination.packets
                    LastTime netflow.end
                    Label netflow.label
                    """));
    private static final FlowTable NFDUMP = new FlowTable(
            "netflow.flow",
            List.of("ts", "te", "sa", "da", "pr"),
            List.of("ts"),
            "pr",
            "td",
            FieldTable.of("netflow.", """
                    ts .
                    td .
                    pr .
                    te netflow.end
                    sa source.ip
                    da destination.ip
                    sp #source.port
                    dp #destination.port
                    flg netflow.flags
                    fwd #netflow.forwarding_status
                    stos #netflow.source_tos
                    dtos #netflow.destination_tos
                    ipkt #source.packets
                    ibyt #source.bytes
                    opkt #destination.packets
                    obyt #destination.bytes
                    smk #netflow.source_mask
                    dmk #netflow.destination_mask
                    sas #source.as.number
                    das #destination.as.number
                    in #netflow.input
                    out #netflow.output
                    nh netflow.next_hop
                    nhb netflow.bgp_next_hop
                    ismc source.mac
                    odmc destination.mac
                    ra observer.ip
                    """));
    private static final FlowTable NFDUMP_NEW = new FlowTable(
            "netflow.flow",
            List.of("firstSeen", "srcAddr", "dstAddr"),
            List.of("firstSeen"),
            "proto",
            "duration",
            FieldTable.of("netflow.", """
                    firstSeen .
                    duration .
                    proto .
                    lastSeen netflow.end
                    srcAddr source.ip
                    dstAddr destination.ip
                    srcPort #source.port
                    dstPort #destination.port
                    packets #network.packets
                    bytes #network.bytes
                    flags netflow.flags
                    flows #netflow.flows
                    """));
    private static final FlowTable SECURITY_GROUP = new FlowTable(
            "azure.nsgflow",
            List.of("FlowStartTime", "FlowDirection", "L4Protocol", "DestPort"),
            List.of("FlowStartTime", "TimeGenerated"),
            "L4Protocol",
            "",
            FieldTable.of("azure.nsgflow.", """
                    FlowStartTime .
                    TimeGenerated .
                    L4Protocol .
                    FlowEndTime azure.nsgflow.end
                    TenantId azure.tenant_id
                    SrcIP source.ip
                    DestIP destination.ip
                    DestPort #destination.port
                    L7Protocol network.protocol
                    VMName host.name
                    VMIPAddress host.ip
                    VMRegion cloud.region
                    AllowedOutFlows #azure.nsgflow.allowed_out
                    AllowedInFlows #azure.nsgflow.allowed_in
                    DeniedOutFlows #azure.nsgflow.denied_out
                    DeniedInFlows #azure.nsgflow.denied_in
                    TotalAllowedFlows #azure.nsgflow.allowed
                    """));
    private static final List<FlowTable> ALL = List.of(ARGUS, NFDUMP, NFDUMP_NEW, SECURITY_GROUP);

    /// Null when the header is none of a program that is known.
    static @Nullable FlowTable of(CsvHeader header) {
        return ALL.stream()
                .filter(table -> table.marks.stream().allMatch(header::has))
                .findFirst()
                .orElse(null);
    }
}
