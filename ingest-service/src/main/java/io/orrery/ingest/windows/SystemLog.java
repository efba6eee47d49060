package io.orrery.ingest.windows;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.normal.NormalEvent;

/// Events of the System log, of which installed services matter most.
final class SystemLog {
    private static final FieldTable FIELDS = FieldTable.of("winlog.event_data.", """
            ServiceName service.name
            param1 winlog.event_data.param1
            """);
    private static final FieldTable CLEARED = FieldTable.of("winlog.event_data.", """
            SubjectUserName user.name
            SubjectDomainName user.domain
            SubjectUserSid user.id
            """);
    private static final int LOG_CLEARED = 104;

    private SystemLog() {}

    static void fill(NormalEvent.Builder into, WindowsEvent event) {
        int id = (int) event.id();
        if (id == LOG_CLEARED) {
            into.put("event.action", "event-log-cleared").put("event.kind", "alert");
            CLEARED.fill(into, event.data());
            return;
        }
        FIELDS.fill(into, event.data());
        switch (id) {
            case 7045 -> into.put("event.action", "service-installed");
            case 7036 -> service(into, "service-state-changed", event);
            case 7040 -> service(into, "service-start-type-changed", event);
            default -> {}
        }
    }

    /// The service control manager writes the service's name as the first of unnamed parameters.
    private static void service(NormalEvent.Builder into, String action, WindowsEvent event) {
        into.put("event.action", action)
                .putIfAbsent("service.name", event.data().text("param1"));
    }
}
