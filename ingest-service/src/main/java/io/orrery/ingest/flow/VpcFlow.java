package io.orrery.ingest.flow;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.Preambles;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// Flow logs of Amazon's virtual networks: in the columns of version 2, or in those that a line in the preamble names.
/// Intervals without flows, and such as were not recorded, are no events.
public final class VpcFlow implements LogFormat {
    private static final int MOST_VALUES = 200;
    private static final int ACCOUNT_DIGITS = 12;
    private static final FieldTable FIELDS = FieldTable.of("aws.vpcflow.", """
            version .
            account-id cloud.account.id
            interface-id aws.vpcflow.interface_id
            srcaddr source.ip
            dstaddr destination.ip
            srcport #source.port
            dstport #destination.port
            protocol .
            packets #source.packets
            bytes #source.bytes
            start .
            end #aws.vpcflow.end
            action .
            log-status aws.vpcflow.log_status
            vpc-id aws.vpcflow.vpc_id
            subnet-id aws.vpcflow.subnet_id
            instance-id cloud.instance.id
            tcp-flags #aws.vpcflow.tcp_flags
            type .
            pkt-srcaddr aws.vpcflow.pkt_srcaddr
            pkt-dstaddr aws.vpcflow.pkt_dstaddr
            region cloud.region
            az-id cloud.availability_zone
            sublocation-type aws.vpcflow.sublocation.type
            sublocation-id aws.vpcflow.sublocation.id
            pkt-src-aws-service aws.vpcflow.pkt_src_service
            pkt-dst-aws-service aws.vpcflow.pkt_dst_service
            flow-direction network.direction
            traffic-path #aws.vpcflow.traffic_path
            reject-reason event.reason
            """);

    private final Preambles<VpcHeader> headers =
            new Preambles<>(preamble -> VpcHeader.read(preamble.substring(preamble.lastIndexOf('\n') + 1)));

    @Override
    public String name() {
        return "vpc-flow";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.at(0) != '{'
                && (isDefault(raw)
                        || raw.startsWith("version account-id")
                        || raw.startsWith("account-id ")
                        || headers.of(raw.known().preamble()) != null);
    }

    /// `2 123456789012 eni-`
    private static boolean isDefault(RawEvent raw) {
        for (int i = 2; i < 2 + ACCOUNT_DIGITS; i++) {
            if (raw.at(i) < '0' || raw.at(i) > '9') {
                return false;
            }
        }
        return raw.at(0) == '2' && raw.at(1) == ' ' && raw.at(2 + ACCOUNT_DIGITS) == ' ';
    }

    @Override
    public Parsed parse(RawEvent raw) {
        VpcHeader named = headers.of(raw.known().preamble());
        List<String> names = (named == null ? VpcHeader.DEFAULT : named).names();
        String text = raw.text();
        List<String> values = RowText.split(text, ' ', MOST_VALUES);
        if (isHeader(raw, text) || values.contains("NODATA") || values.contains("SKIPDATA")) {
            return new Parsed.Events(List.of(), List.of());
        }
        if (values.size() != names.size()) {
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The row has " + values.size() + " values where " + (named == null ? "version 2" : "the header")
                            + " has " + names.size() + " columns.",
                    "byte " + raw.length());
        }
        NormalEvent.Builder into = NormalEvent.of("aws.vpcflow");
        int start = names.indexOf("start");
        if (start >= 0) {
            into.nanos(EventTime.parse(values.get(start), ZoneOffset.UTC));
            if (!into.hasTime()) {
                return Parsed.Refused.field(Reason.BAD_TIME, "start", values.get(start), "is not a time");
            }
        }
        into.put("cloud.provider", "aws");
        RowText.fill(FIELDS, into, names, values);
        meanings(into, names, values);
        return Parsed.Events.of(into.build());
    }

    private static boolean isHeader(RawEvent raw, String text) {
        return raw.at(0) >= 'a' && VpcHeader.read(text) != null;
    }

    private static void meanings(NormalEvent.Builder into, List<String> names, List<String> values) {
        int protocol = names.indexOf("protocol");
        if (protocol >= 0) {
            Protocols.put(into, values.get(protocol));
        }
        int action = names.indexOf("action");
        if (action >= 0) {
            boolean accepted = values.get(action).equals("ACCEPT");
            into.put("event.action", accepted ? "allowed" : "denied");
            into.put("event.outcome", accepted ? "success" : "failure");
        }
        int type = names.indexOf("type");
        if (type >= 0) {
            into.put("network.type", values.get(type).toLowerCase(Locale.ROOT));
        }
        into.put("network.bytes", into.value("source.bytes")).put("network.packets", into.value("source.packets"));
    }
}
