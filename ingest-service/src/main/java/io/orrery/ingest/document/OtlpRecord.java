package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes an event of one log record of OpenTelemetry, whichever encoding it was decoded from. A body
/// that is the line of a known format is read as that, with the attributes around it. Thread-safe.
public final class OtlpRecord {
    /// Before the names of the record's own attributes.
    public static final String ATTRIBUTES = "attributes.";
    /// Before the names of the attributes of the record's resource.
    public static final String RESOURCE = "resource.";
    /// Before the names of the attributes of the record's scope.
    public static final String SCOPE = "scope.attributes.";

    /// Conventions of OpenTelemetry that the normal form has under another name.
    private static final FieldTable RENAMED = FieldTable.of("otlp.attributes.", """
            process.executable.path process.executable
            process.executable.name process.name
            process.command_line process.command_line
            process.pid #process.pid
            process.parent_pid #process.parent.pid
            process.owner user.name
            enduser.id user.id
            user.id $user.id
            user.name user.name
            user.email user.email
            client.address source.ip
            client.port #source.port
            source.address source.ip
            source.port #source.port
            net.peer.ip source.ip
            net.sock.peer.addr source.ip
            server.address destination.domain
            server.port #destination.port
            destination.address destination.ip
            destination.port #destination.port
            http.method http.request.method
            http.request.method http.request.method
            http.status_code #http.response.status_code
            http.response.status_code #http.response.status_code
            http.url url.full
            http.target url.original
            http.user_agent user_agent.original
            url.full url.full
            url.path url.path
            url.query url.query
            user_agent.original user_agent.original
            network.transport network.transport
            network.protocol.name network.protocol
            host.name host.name
            host.id host.id
            host.ip host.ip
            service.name service.name
            service.version service.version
            container.id container.id
            container.name container.name
            cloud.provider cloud.provider
            cloud.account.id cloud.account.id
            cloud.region cloud.region
            cloud.resource_id otlp.attributes.cloud.resource_id
            k8s.cluster.name orchestrator.cluster.name
            k8s.namespace.name orchestrator.namespace
            k8s.pod.name orchestrator.resource.name
            k8s.node.name host.name
            log.file.path log.file.path
            event.name event.action
            exception.type error.type
            exception.message error.message
            file.path file.path
            dns.question.name dns.question.name
            """);
    private static final Set<String> OF_THE_RECORD = Set.of(
            "timeUnixNano",
            "observedTimeUnixNano",
            "severityNumber",
            "severityText",
            "traceId",
            "spanId",
            "flags",
            "eventName",
            "body",
            "droppedAttributesCount",
            "scope.name",
            "scope.version");

    private final TextWithin text;

    /// @param text reads the text of another format that stands within an event
    public OtlpRecord(Function<RawEvent, Parsed> text) {
        this.text = new TextWithin(text);
    }

    /// @param record the fields of the protocol's `LogRecord` under their JSON names; a body that is a scalar as
    ///     `body`, one that is a map below `body.`; attributes below [#ATTRIBUTES], those of its resource below
    ///     [#RESOURCE], those of its scope below [#SCOPE]
    public Parsed event(JsonFields record, Circumstances known) {
        String field = "timeUnixNano";
        String written = record.text(field);
        if (written == null || written.equals("0")) {
            field = "observedTimeUnixNano";
            written = record.text(field);
        }
        long nanos = NormalEvent.NO_TIME;
        if (written != null && !written.equals("0")) {
            Long number = nanos(written);
            if (number == null) {
                return Parsed.Refused.field(Reason.BAD_TIME, field, written, "is not a number of nanoseconds");
            }
            nanos = number;
        }
        String body = record.text("body");
        List<NormalEvent> within = body == null ? List.of() : text.read(body, known);
        if (!within.isEmpty()) {
            return TextWithin.merged(within, nanos, into -> around(record, into));
        }
        NormalEvent.Builder into = NormalEvent.of("otlp.log").nanos(nanos);
        FieldTable.keep(into, "message", record.value("body"));
        around(record, into);
        return Parsed.Events.of(into.build());
    }

    /// Nanoseconds are never guessed to be another unit, except a number with a fraction that no
    /// exporter writes.
    private static @Nullable Long nanos(String written) {
        try {
            return Long.valueOf(written);
        } catch (NumberFormatException e) {
            long time = EventTime.parse(written, ZoneOffset.UTC);
            return time == NormalEvent.NO_TIME ? null : time;
        }
    }

    private static void around(JsonFields record, NormalEvent.Builder into) {
        into.put("log.level", record.text("severityText"));
        into.put("event.severity", Numbers.whole(record.value("severityNumber")));
        into.put("event.action", record.text("eventName"));
        into.put("trace.id", hex(record.text("traceId"))).put("span.id", hex(record.text("spanId")));
        into.put("otlp.scope.name", record.text("scope.name")).put("otlp.scope.version", record.text("scope.version"));
        for (String prefix : List.of(ATTRIBUTES, SCOPE, RESOURCE)) {
            record.asMap().forEach((name, value) -> {
                boolean own = name.startsWith(prefix) && !OF_THE_RECORD.contains(name);
                if (own) {
                    RENAMED.put(into, name.substring(prefix.length()), value);
                }
            });
        }
        record.asMap().forEach((name, value) -> {
            if (name.startsWith("body.")) {
                FieldTable.keep(into, "otlp." + name, value);
            }
        });
    }

    /// Ids of nothing are all zeros.
    private static @Nullable String hex(@Nullable String id) {
        return id == null || id.chars().allMatch(c -> c == '0') ? null : id;
    }
}
