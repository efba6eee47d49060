package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.JsonReading;
import io.orrery.ingest.log.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// The data of an event where a table has them as one text in a cell.
final class EventData {
    private static final Circumstances NOTHING_KNOWN = new Circumstances(0, ZoneOffset.UTC, "");

    private EventData() {}

    /// Adds the fields that `EventData` holds as JSON or as XML; a text that is neither is kept whole.
    static void into(Map<String, Object> data, JsonFields event) {
        String text = event.text("EventData");
        if (text == null) {
            return;
        }
        if (text.startsWith("{")) {
            RawEvent raw = RawEvent.of(text.getBytes(StandardCharsets.UTF_8), NOTHING_KNOWN);
            List<JsonFields> objects = JsonReading.read(raw).objects();
            if (objects.size() == 1) {
                objects.getFirst().asMap().forEach(data::putIfAbsent);
                return;
            }
        }
        if (text.startsWith("<")) {
            Map<String, Object> read = XmlElements.data(text);
            if (!read.isEmpty()) {
                read.forEach(data::putIfAbsent);
                return;
            }
        }
        data.put("EventData", text);
    }
}
