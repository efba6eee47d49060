package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Windows events as Winlogbeat and the Elastic Agent write them: the data below `winlog.event_data`,
/// in version 6 below `event_data`. `host` is the machine that the shipper runs on, which for forwarded
/// events is the collector.
public final class Winlogbeat implements JsonFamily {
    private static final String DATA = "winlog.event_data.";
    private static final String USER_DATA = "winlog.user_data.";
    private static final String OLD_DATA = "event_data.";

    @Override
    public String name() {
        return "winlogbeat";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("winlog.event_id")
                || event.has("winlog.channel")
                || (event.has("event_id") && event.has("log_name"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        Object number = first(event, "winlog.event_id", "event.code", "event_id");
        Long id = EventIds.of(number);
        if (id == null) {
            return EventIds.refused("winlog.event_id", number);
        }
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "@timestamp", "winlog.time_created", "event.created");
        if (time.refused() != null) {
            return time.refused();
        }
        Map<String, Object> system = new LinkedHashMap<>();
        Map<String, Object> data = new LinkedHashMap<>();
        event.asMap().forEach((name, value) -> {
            if (name.startsWith(DATA)) {
                data.put(name.substring(DATA.length()), value);
            } else if (name.startsWith(USER_DATA)) {
                data.put(name.substring(USER_DATA.length()), value);
            } else if (name.startsWith(OLD_DATA)) {
                data.put(name.substring(OLD_DATA.length()), value);
            } else if (!isSaidElsewhere(name)) {
                system.put(name, value);
            }
        });
        return WindowsNormal.event(new WindowsEvent(
                id,
                event.firstText("winlog.channel", "log_name"),
                event.firstText("winlog.provider_name", "source_name", "event.provider"),
                event.firstText("winlog.computer_name", "computer_name", "host.name"),
                time.nanos(),
                system,
                JsonFields.of(data)));
    }

    private static @Nullable Object first(JsonFields event, String... names) {
        for (String name : names) {
            if (event.has(name)) {
                return event.value(name);
            }
        }
        return null;
    }

    /// Fields whose content the normal form has under another name, and those of the shipper's machine.
    private static boolean isSaidElsewhere(String name) {
        return switch (name) {
            case "@timestamp",
                    "event.code",
                    "event.dataset",
                    "event.action",
                    "winlog.event_id",
                    "winlog.api",
                    "event_id",
                    "log_name",
                    "source_name",
                    "computer_name",
                    "ecs.version" -> true;
            default -> name.startsWith("host.") || name.startsWith("beat.");
        };
    }
}
