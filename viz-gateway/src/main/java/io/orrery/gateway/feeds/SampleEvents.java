package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import io.orrery.topics.model.MappingQuestion.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Some events to try a mapping on.
///
/// @param preambles of the events, each once
record SampleEvents(List<String> preambles, List<Sample> events) {
    /// Of a sample, in UTF-8.
    static final int MAX_BYTES = 256 << 10;

    /// Of a sample.
    static final int MAX_EVENTS = 2_000;

    static final SampleEvents NONE = new SampleEvents(List.of(), List.of());

    /// Cuts a text as a post of it would be cut.
    ///
    /// @param receivedMicros when the events count as received
    /// @throws Refusal 413 when it is too large
    static SampleEvents of(String text, boolean json, boolean header, long receivedMicros) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge("Field 'sample' is larger than " + MAX_BYTES + " bytes");
        }
        LineCutter cutter = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, json, header);
        List<EventGrouping.Event> events = new ArrayList<>(grouping.add(cutter.add(ByteBuffer.wrap(bytes))));
        events.addAll(grouping.add(cutter.rest()));
        events.addAll(grouping.rest());
        if (events.size() > MAX_EVENTS) {
            throw tooLarge("Field 'sample' holds more than " + MAX_EVENTS + " events");
        }
        Collector collector = new Collector();
        events.forEach(event -> collector.add(event.number(), event.bytes(), event.preamble(), receivedMicros));
        return collector.sample();
    }

    private static Refusal tooLarge(String sentence) {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, sentence);
    }

    /// Collects events, their preambles once each. For one thread.
    static final class Collector {
        private final Map<String, Integer> preambles = new LinkedHashMap<>();
        private final List<Sample> events = new ArrayList<>();

        void add(long line, byte[] bytes, String preamble, long receivedMicros) {
            int index = preamble.isEmpty() ? -1 : preambles.computeIfAbsent(preamble, _ -> preambles.size());
            events.add(new Sample(line, bytes, index, receivedMicros));
        }

        SampleEvents sample() {
            return new SampleEvents(List.copyOf(preambles.keySet()), events);
        }
    }
}
