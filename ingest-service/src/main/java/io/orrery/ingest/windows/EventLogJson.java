package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Windows events as tools write them that read event log files: the XML's tree as JSON,
/// `Event.System.EventID` a number or an object that holds it as `#text`. Attributes stand below
/// `#attributes`, below `<element>_attributes`, or with an `@` before their names.
public final class EventLogJson implements JsonFamily {
    private static final List<String> ROOTS = List.of("Event.System.", "System.");
    private static final List<String> ID_NAMES = List.of("EventID", "EventID.#text", "EventID.Value", "EventID.text");

    @Override
    public String name() {
        return "windows-event-tree";
    }

    @Override
    public boolean fits(JsonFields event) {
        return id(event) != null;
    }

    private static @Nullable String id(JsonFields event) {
        for (String root : ROOTS) {
            for (String name : ID_NAMES) {
                if (event.has(root + name)) {
                    return root + name;
                }
            }
        }
        return null;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        String field = id(event);
        Long id = field == null ? null : EventIds.of(event.value(field));
        if (field == null || id == null) {
            return EventIds.refused(
                    field == null ? "Event.System.EventID" : field, field == null ? null : event.value(field));
        }
        String root = field.startsWith("Event.") ? "Event." : "";
        JsonFields system = event.below(root + "System");
        String written = attribute(system, "TimeCreated", "SystemTime");
        FieldTime time = Times.system(written);
        if (time.refused() != null) {
            return time.refused();
        }
        Map<String, Object> surroundings = new LinkedHashMap<>();
        put(surroundings, "winlog.record_id", system.firstText("EventRecordID", "EventRecordID.#text"));
        put(surroundings, "winlog.keywords", system.firstText("Keywords", "Keywords.#text"));
        put(surroundings, "winlog.task_id", system.firstText("Task", "Task.#text"));
        put(surroundings, "winlog.opcode", system.firstText("Opcode", "Opcode.#text"));
        put(surroundings, "winlog.version", system.firstText("Version", "Version.#text"));
        put(surroundings, "winlog.level", system.firstText("Level", "Level.#text"));
        put(surroundings, "winlog.provider_guid", attribute(system, "Provider", "Guid"));
        put(surroundings, "winlog.activity_id", attribute(system, "Correlation", "ActivityID"));
        put(surroundings, "winlog.process.pid", attribute(system, "Execution", "ProcessID"));
        put(surroundings, "winlog.process.thread.id", attribute(system, "Execution", "ThreadID"));
        put(surroundings, "winlog.user.identifier", attribute(system, "Security", "UserID"));
        put(surroundings, "message", event.firstText(root + "RenderingInfo.Message", "Message", "message"));
        return WindowsNormal.event(new WindowsEvent(
                id,
                system.firstText("Channel", "Channel.#text"),
                attribute(system, "Provider", "Name"),
                system.firstText("Computer", "Computer.#text"),
                time.nanos(),
                surroundings,
                data(event, root)));
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static @Nullable String attribute(JsonFields system, String element, String name) {
        return system.firstText(
                element + ".#attributes." + name,
                element + "_attributes." + name,
                element + ".@" + name,
                element + '.' + name);
    }

    private static JsonFields data(JsonFields event, String root) {
        Map<String, Object> data = new LinkedHashMap<>();
        String eventData = root + "EventData.";
        String userData = root + "UserData.";
        event.asMap().forEach((name, value) -> {
            if (name.startsWith(eventData)) {
                data(data, name.substring(eventData.length()), value);
            } else if (name.startsWith(userData) && name.indexOf("ttributes") < 0) {
                // Below one element, whose name only tells the schema.
                String path = name.substring(userData.length());
                data.put(path.substring(path.indexOf('.') + 1), value);
            }
        });
        return JsonFields.of(data);
    }

    private static void data(Map<String, Object> data, String name, Object value) {
        if (name.startsWith("#attributes") || name.startsWith("@")) {
            return;
        }
        String bare = name.endsWith(".#text") ? name.substring(0, name.length() - ".#text".length()) : name;
        if (!bare.equals("Data")) {
            data.put(bare, value);
            return;
        }
        // Unnamed data are a list; named ones may be a list of objects with a name and a text.
        List<?> list = value instanceof List<?> several ? several : List.of(value);
        int unnamed = 0;
        for (Object one : list) {
            if (one instanceof JsonFields fields) {
                String called = fields.firstText("#attributes.Name", "@Name", "Name");
                String text = fields.firstText("#text", "Text", "Value");
                if (called != null && text != null) {
                    data.put(called, text);
                }
            } else {
                data.put("param" + ++unnamed, one);
            }
        }
    }
}
