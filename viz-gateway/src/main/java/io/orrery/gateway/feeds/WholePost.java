package io.orrery.gateway.feeds;

import io.orrery.gateway.events.JsonObjects;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a post that is held whole into events. Pure.
final class WholePost {
    private WholePost() {}

    /// @param values whether the body is JSON: objects over any number of lines, glued together or in lists, each
    ///     one an event. A body that is not such JSON throughout is cut by the line, as any other
    static List<EventGrouping.Event> cut(byte[] body, EventStream.Cut cut, boolean values) {
        if (values) {
            Optional<List<EventGrouping.Event>> objects = objects(body);
            if (objects.isPresent()) {
                return objects.get();
            }
        }
        LineCutter lines = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, cut.json(), cut.header());
        List<EventGrouping.Event> events = new ArrayList<>(grouping.add(lines.add(ByteBuffer.wrap(body))));
        events.addAll(grouping.add(lines.rest()));
        events.addAll(grouping.rest());
        return events;
    }

    private static Optional<List<EventGrouping.Event>> objects(byte[] body) {
        if (JsonObjects.problem(body).isPresent()) {
            return Optional.empty();
        }
        List<EventGrouping.Event> events = new ArrayList<>();
        for (byte[] object : JsonObjects.split(body)) {
            events.add(new EventGrouping.Event(events.size() + 1L, object, false, ""));
        }
        return Optional.of(events);
    }
}
