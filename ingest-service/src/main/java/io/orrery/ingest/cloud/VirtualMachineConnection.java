package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;

/// Rows of Azure's table `VMConnection`: connections of processes on virtual machines, counted by the minute.
public final class VirtualMachineConnection implements JsonFamily {
    private static final String COMMON = """
            TimeGenerated .
            Type .
            Computer host.name
            ProcessName process.name
            SourceIp source.ip
            DestinationIp destination.ip
            DestinationPort #destination.port
            Protocol network.transport
            Direction .
            RemoteIp .
            ConnectionId event.id
            TenantId azure.tenant_id
            _ResourceId azure.resource_id
            SourceSystem .
            """;
    private static final FieldTable OUTBOUND = FieldTable.of("azure.vmconnection.", COMMON, """
            BytesSent #source.bytes
            BytesReceived #destination.bytes
            """);
    private static final FieldTable INBOUND = FieldTable.of("azure.vmconnection.", COMMON, """
            BytesSent #destination.bytes
            BytesReceived #source.bytes
            """);

    @Override
    public String name() {
        return "azure-vmconnection";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("ConnectionId")
                && event.has("SourceIp")
                && event.has("DestinationIp")
                && event.has("Direction");
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "TimeGenerated");
        if (time.refused() != null) {
            return time.refused();
        }
        boolean inbound = "inbound".equalsIgnoreCase(event.text("Direction"));
        NormalEvent.Builder into = NormalEvent.of("azure.vmconnection").nanos(time.nanos());
        into.put("cloud.provider", "azure").put("network.direction", inbound ? "ingress" : "egress");
        (inbound ? INBOUND : OUTBOUND).fill(into, event);
        return Parsed.Events.of(into.build());
    }
}
