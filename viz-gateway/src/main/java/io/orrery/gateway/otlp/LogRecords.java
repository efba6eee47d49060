package io.orrery.gateway.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Takes a request apart: every log record together with its resource and scope, as a request of its own in the
/// protocol's JSON. Pure.
final class LogRecords {
    private final List<byte[]> records = new ArrayList<>();

    private LogRecords() {}

    /// @throws Refusal 400 when the body is not what its content type says
    static List<byte[]> read(Encoding encoding, byte[] body) {
        LogRecords records = new LogRecords();
        switch (encoding) {
            case PROTOBUF -> records.protobuf(body);
            case JSON -> records.json(body);
        }
        return records.records;
    }

    private void protobuf(byte[] body) {
        ExportLogsServiceRequest request;
        try {
            request = ExportLogsServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw Refusal.malformed("The body is not a request of logs as protobuf: " + e.getMessage());
        }
        for (ResourceLogs resource : request.getResourceLogsList()) {
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                Around around = new Around(
                        RecordJson.text(RecordJson.of(resource.getResource())),
                        RecordJson.text(RecordJson.of(scope.getScope())));
                for (LogRecord record : scope.getLogRecordsList()) {
                    records.add(around.with(RecordJson.text(RecordJson.of(record))));
                }
            }
        }
    }

    private void json(byte[] body) {
        JsonNode request;
        try {
            request = Answers.JSON.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.malformed("The body is not valid JSON"
                    + (e.getLocation() == null
                            ? ""
                            : ", at byte " + e.getLocation().getByteOffset()));
        }
        if (!request.isObject()) {
            throw Refusal.malformed("The body is not a JSON object");
        }
        for (JsonNode resource : list(request, "resourceLogs")) {
            for (JsonNode scope : list(resource, "scopeLogs")) {
                Around around = new Around(object(resource, "resource"), object(scope, "scope"));
                for (JsonNode record : list(scope, "logRecords")) {
                    if (!record.isObject()) {
                        throw Refusal.malformed("Field 'logRecords' must be a list of objects");
                    }
                    records.add(around.with(RecordJson.text(record)));
                }
            }
        }
    }

    private static JsonNode list(JsonNode holder, String name) {
        JsonNode list = holder.path(name);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw Refusal.malformed("Field '" + name + "' must be a list");
        }
        return list;
    }

    private static String object(JsonNode holder, String name) {
        JsonNode object = holder.path(name);
        return object.isObject() ? RecordJson.text(object) : "{}";
    }

    /// What stands around the records of one scope.
    private record Around(String before) {
        private static final String BEHIND = "]}]}]}";

        Around(String resource, String scope) {
            this("{\"resourceLogs\":[{\"resource\":" + resource + ",\"scopeLogs\":[{\"scope\":" + scope
                    + ",\"logRecords\":[");
        }

        byte[] with(String record) {
            return (before + record + BEHIND).getBytes(StandardCharsets.UTF_8);
        }
    }
}
