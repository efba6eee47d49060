package io.orrery.gateway.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import io.orrery.gateway.http.Answers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The protocol's messages in its JSON, which is not protobuf's: ids are hexadecimal and enums are numbers. What is not
/// set is left out. Pure.
final class RecordJson {
    /// Nesting of values that is kept; what is deeper becomes null. Ingest looks no deeper.
    private static final int MAX_DEPTH = 32;

    private RecordJson() {}

    static String text(JsonNode node) {
        return Answers.JSON.writeValueAsString(node);
    }

    static ObjectNode of(Resource resource) {
        ObjectNode json = Answers.JSON.createObjectNode();
        attributes(json, resource.getAttributesList());
        return json;
    }

    static ObjectNode of(InstrumentationScope scope) {
        ObjectNode json = Answers.JSON.createObjectNode();
        put(json, "name", scope.getName());
        put(json, "version", scope.getVersion());
        attributes(json, scope.getAttributesList());
        return json;
    }

    static ObjectNode of(LogRecord record) {
        ObjectNode json = Answers.JSON.createObjectNode();
        putNanos(json, "timeUnixNano", record.getTimeUnixNano());
        putNanos(json, "observedTimeUnixNano", record.getObservedTimeUnixNano());
        if (record.getSeverityNumberValue() != 0) {
            json.put("severityNumber", record.getSeverityNumberValue());
        }
        put(json, "severityText", record.getSeverityText());
        if (record.hasBody()) {
            json.set("body", value(record.getBody(), 0));
        }
        attributes(json, record.getAttributesList());
        if (record.getFlags() != 0) {
            json.put("flags", Integer.toUnsignedLong(record.getFlags()));
        }
        put(json, "traceId", hex(record.getTraceId()));
        put(json, "spanId", hex(record.getSpanId()));
        put(json, "eventName", record.getEventName());
        return json;
    }

    private static void attributes(ObjectNode into, List<KeyValue> attributes) {
        if (!attributes.isEmpty()) {
            into.set("attributes", pairs(attributes, 0));
        }
    }

    private static ArrayNode pairs(List<KeyValue> pairs, int depth) {
        ArrayNode list = Answers.JSON.createArrayNode();
        for (KeyValue pair : pairs) {
            ObjectNode json = list.addObject();
            json.put("key", pair.getKey());
            json.set("value", value(pair.getValue(), depth));
        }
        return list;
    }

    private static JsonNode value(AnyValue value, int depth) {
        ObjectNode json = Answers.JSON.createObjectNode();
        if (depth == MAX_DEPTH) {
            return json;
        }
        switch (value.getValueCase()) {
            case STRING_VALUE -> json.put("stringValue", value.getStringValue());
            case BOOL_VALUE -> json.put("boolValue", value.getBoolValue());
            case INT_VALUE -> json.put("intValue", Long.toString(value.getIntValue()));
            case DOUBLE_VALUE -> json.put("doubleValue", value.getDoubleValue());
            case BYTES_VALUE ->
                json.put(
                        "bytesValue",
                        Base64.getEncoder()
                                .encodeToString(value.getBytesValue().toByteArray()));
            case ARRAY_VALUE -> {
                ArrayNode values = json.putObject("arrayValue").putArray("values");
                value.getArrayValue().getValuesList().forEach(one -> values.add(value(one, depth + 1)));
            }
            case KVLIST_VALUE ->
                json.putObject("kvlistValue")
                        .set("values", pairs(value.getKvlistValue().getValuesList(), depth + 1));
            case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> {
                // Profiles alone refer to a table of texts; of logs this is nothing.
            }
        }
        return json;
    }

    private static void put(ObjectNode into, String name, String text) {
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }

    private static void putNanos(ObjectNode into, String name, long nanos) {
        if (nanos != 0) {
            into.put(name, Long.toUnsignedString(nanos));
        }
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
