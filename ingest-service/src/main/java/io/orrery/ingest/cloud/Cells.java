package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.JsonReading;
import io.orrery.ingest.log.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens what tables of log services keep as texts of JSON in their cells, and lists of names and
/// values.
final class Cells {
    private static final Circumstances NOTHING_KNOWN = new Circumstances(0, ZoneOffset.UTC, "");

    private Cells() {}

    /// The event with the texts opened that are objects or lists of objects; what is no JSON stays a
    /// text.
    static JsonFields open(JsonFields event) {
        boolean any = event.asMap().values().stream().anyMatch(Cells::looksLikeJson);
        if (!any) {
            return event;
        }
        Map<String, Object> opened = new LinkedHashMap<>();
        event.asMap().forEach((name, value) -> {
            List<JsonFields> objects = looksLikeJson(value) ? objects((String) value) : List.of();
            if (objects.isEmpty()) {
                opened.put(name, value);
            } else if (((String) value).stripLeading().startsWith("[")) {
                opened.put(name, objects);
            } else {
                objects.getFirst().asMap().forEach((below, inner) -> opened.put(name + '.' + below, inner));
            }
        });
        return JsonFields.of(opened);
    }

    private static boolean looksLikeJson(@Nullable Object value) {
        return value instanceof String text
                && text.length() > 2
                && (text.startsWith("{") || text.startsWith("["))
                && text.indexOf('"') > 0;
    }

    /// The objects that a text holds; none when it holds none.
    static List<JsonFields> objects(String json) {
        return JsonReading.read(RawEvent.of(json.getBytes(StandardCharsets.UTF_8), NOTHING_KNOWN))
                .objects();
    }

    /// The objects of a list, also of one that is written as a text.
    static List<JsonFields> list(JsonFields event, String name) {
        List<JsonFields> objects = event.objects(name);
        if (!objects.isEmpty()) {
            return objects;
        }
        return event.value(name) instanceof String text && looksLikeJson(text) ? objects(text) : List.of();
    }

    /// Lists of objects that have a name and a value, as fields of those names below the list's.
    static JsonFields named(JsonFields event) {
        Map<String, Object> named = new LinkedHashMap<>();
        event.asMap().forEach((list, value) -> {
            List<JsonFields> objects = event.objects(list);
            if (objects.isEmpty() || !arePairs(objects)) {
                named.put(list, value);
                return;
            }
            Map<String, List<Object>> pairs = new LinkedHashMap<>();
            for (JsonFields pair : objects) {
                String name = String.valueOf(pair.firstText("Name", "name", "key"));
                List<Object> values = pairs.computeIfAbsent(list + '.' + name, _ -> new ArrayList<>());
                for (String of : List.of("Value", "value", "NewValue")) {
                    if (pair.has(of)) {
                        values.addAll(pair.texts(of));
                    }
                }
            }
            pairs.forEach((name, values) -> named.put(name, values.size() == 1 ? values.getFirst() : values));
        });
        return JsonFields.of(named);
    }

    private static boolean arePairs(List<JsonFields> objects) {
        for (JsonFields one : objects) {
            boolean name = one.has("Name") || one.has("name") || one.has("key");
            boolean value = one.has("Value") || one.has("value") || one.has("NewValue");
            if (!name || !value) {
                return false;
            }
        }
        return true;
    }
}
