package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A body of the OpenTelemetry protocol with logs as JSON: records below scopes below resources, each
/// an event that has the attributes of all three. Whole numbers may be texts or numbers, unknown fields
/// are ignored.
public final class OtlpLogs implements JsonFamily {
    private static final int MAX_DEPTH = 16;

    private final OtlpRecord record;

    /// @param text reads the text of another format that stands within an event
    public OtlpLogs(Function<RawEvent, Parsed> text) {
        this.record = new OtlpRecord(text);
    }

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.value("resourceLogs") instanceof List || signal(event) != null;
    }

    /// What the body holds instead of logs; null when it does not.
    private static @Nullable String signal(JsonFields body) {
        return body.value("resourceMetrics") instanceof List
                ? "metrics"
                : body.value("resourceSpans") instanceof List ? "traces" : null;
    }

    @Override
    public Parsed read(JsonFields body, Circumstances known) {
        String signal = signal(body);
        if (signal != null) {
            return new Parsed.Refused(
                    Reason.UNSUPPORTED,
                    "The body holds " + signal + ", of which no events are made.",
                    "field " + (signal.equals("metrics") ? "resourceMetrics" : "resourceSpans"));
        }
        List<NormalEvent> events = new ArrayList<>();
        List<Parsed.Refused> refused = new ArrayList<>();
        for (JsonFields resource : body.objects("resourceLogs")) {
            Map<String, Object> above = new LinkedHashMap<>();
            attributes(resource, "resource.attributes", OtlpRecord.RESOURCE, above);
            for (JsonFields scope : resource.objects("scopeLogs")) {
                Map<String, Object> scoped = new LinkedHashMap<>(above);
                put(scoped, "scope.name", scope.text("scope.name"));
                put(scoped, "scope.version", scope.text("scope.version"));
                attributes(scope, "scope.attributes", OtlpRecord.SCOPE, scoped);
                for (JsonFields log : scope.objects("logRecords")) {
                    switch (record.event(decoded(log, scoped), known)) {
                        case Parsed.Events some -> events.addAll(some.events());
                        case Parsed.Refused one -> refused.add(one);
                    }
                }
            }
        }
        return new Parsed.Events(events, refused);
    }

    private static JsonFields decoded(JsonFields log, Map<String, Object> above) {
        Map<String, Object> fields = new LinkedHashMap<>(above);
        log.asMap().forEach((name, value) -> {
            if (!name.equals("attributes") && !name.startsWith("body.")) {
                fields.put(name, value);
            }
        });
        attributes(log, "attributes", OtlpRecord.ATTRIBUTES, fields);
        value(log, "body", "body", fields, 0);
        return JsonFields.of(fields);
    }

    private static void attributes(JsonFields holder, String name, String prefix, Map<String, Object> into) {
        for (JsonFields attribute : holder.objects(name)) {
            String key = attribute.text("key");
            if (key != null) {
                value(attribute, "value", prefix + key, into, 0);
            }
        }
    }

    /// Decodes an `AnyValue`, which is an object with one field for its type.
    private static void value(JsonFields holder, String at, String into, Map<String, Object> fields, int depth) {
        for (JsonFields pair : depth < MAX_DEPTH ? holder.objects(at + ".kvlistValue.values") : List.<JsonFields>of()) {
            String key = pair.text("key");
            if (key != null) {
                value(pair, "value", into + '.' + key, fields, depth + 1);
            }
        }
        List<JsonFields> several = holder.objects(at + ".arrayValue.values");
        if (several.isEmpty()) {
            put(fields, into, scalar(holder, at + '.'));
            return;
        }
        List<Object> values = new ArrayList<>(several.size());
        for (JsonFields one : several) {
            Object scalar = scalar(one, "");
            if (scalar != null) {
                values.add(scalar);
            }
        }
        fields.put(into, values);
    }

    private static @Nullable Object scalar(JsonFields holder, String prefix) {
        for (String type : List.of("stringValue", "boolValue", "doubleValue", "bytesValue")) {
            Object value = holder.value(prefix + type);
            if (value != null) {
                return value;
            }
        }
        Object whole = holder.value(prefix + "intValue");
        Long number = Numbers.whole(whole);
        return number == null ? whole : number;
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
