package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Objects around the line of another format: a container's `log`, the `message` of Logstash and its
/// like, `_raw`. Where no format takes the line, the object is read as it is.
public final class WrappedText implements JsonFamily {
    private static final String[] TIMES = {"time", "@timestamp", "timestamp", "_time"};
    private static final FieldTable AROUND = FieldTable.of("", """
            log .
            _raw .
            message .
            time .
            @timestamp .
            timestamp .
            _time .
            @version .
            host log.source.address
            port .
            kubernetes.pod_name orchestrator.resource.name
            kubernetes.namespace_name orchestrator.namespace
            kubernetes.container_name container.name
            kubernetes.host host.name
            docker.container_id container.id
            """);
    /// An object with more fields than this is an event of its own that also has a message.
    private static final int MOST_BESIDE = 12;

    private final TextWithin text;
    private final PlainJson plain = new PlainJson();

    /// @param text reads the text of another format that stands within an event
    public WrappedText(Function<RawEvent, Parsed> text) {
        this.text = new TextWithin(text);
    }

    @Override
    public String name() {
        return "wrapped";
    }

    @Override
    public boolean fits(JsonFields event) {
        return field(event) != null;
    }

    private static @Nullable String field(JsonFields event) {
        if (event.value("_raw") instanceof String) {
            return "_raw";
        }
        if (event.value("log") instanceof String
                && (event.has("stream") || event.has("time") || event.hasBelow("kubernetes"))) {
            return "log";
        }
        return event.value("message") instanceof String && event.size() <= MOST_BESIDE ? "message" : null;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        String field = field(event);
        String line = field == null ? null : event.text(field);
        List<NormalEvent> within = line == null ? List.of() : text.read(line, known);
        if (within.isEmpty()) {
            return plain.read(event, known);
        }
        long nanos = FieldTime.guess(event, known.zone(), TIMES).nanos();
        return TextWithin.merged(within, nanos, into -> AROUND.fill(into, event));
    }
}
