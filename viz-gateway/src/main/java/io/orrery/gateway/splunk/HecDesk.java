package io.orrery.gateway.splunk;

import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.JsonObjects;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Ids;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import io.orrery.topics.event.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes events of posts and waits until the broker has them. A feed whose mapping names fields gets what stands under
/// `event`; any other gets the envelope as sent, when it says anything, because its time belongs to the event. Blocks;
/// call from virtual threads.
final class HecDesk {
    private final EventWriter writer;

    HecDesk(EventWriter writer) {
        this.writer = writer;
    }

    /// @throws HecRefusal when the post is wrong, or the broker has not all of it
    void events(FeedGrant grant, String trace, Map<String, String> words, byte[] body) {
        List<Event> events = new ArrayList<>();
        boolean mapped = grant.plan().takesOnlyJson();
        for (HecEvent sent : HecBody.read(body)) {
            Map<String, String> all = new LinkedHashMap<>(words);
            all.putAll(sent.words());
            byte[] bytes = mapped || sent.bare() ? sent.event() : sent.envelope();
            if (mapped && JsonObjects.problemOfOne(bytes).isPresent()) {
                throw new HecRefusal(HecCode.INVALID_FORMAT, events.size());
            }
            events.add(new Event(events.size(), bytes, "", Transport.of(all)));
        }
        store(grant, trace, events);
    }

    /// @throws HecRefusal when the post is wrong, or the broker has not all of it
    void lines(FeedGrant grant, String trace, Map<String, String> words, byte[] body) {
        boolean mapped = grant.plan().takesOnlyJson();
        LineCutter cutter = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, mapped, false);
        List<EventGrouping.Event> cut = new ArrayList<>(grouping.add(cutter.add(ByteBuffer.wrap(body))));
        cut.addAll(grouping.add(cutter.rest()));
        cut.addAll(grouping.rest());
        if (cut.isEmpty()) {
            throw new HecRefusal(HecCode.NO_DATA);
        }
        if (cut.size() > HecBody.MAX_EVENTS) {
            throw new HecRefusal(HecCode.TOO_LARGE);
        }
        String transport = Transport.of(words);
        List<Event> events = new ArrayList<>(cut.size());
        for (EventGrouping.Event event : cut) {
            if (event.tooLong() || !EventWriter.fits(event.bytes(), event.preamble())) {
                throw new HecRefusal(HecCode.TOO_LARGE, events.size());
            }
            if (mapped && JsonObjects.problemOfOne(event.bytes()).isPresent()) {
                throw new HecRefusal(HecCode.INVALID_FORMAT, events.size());
            }
            events.add(new Event(event.number(), event.bytes(), event.preamble(), transport));
        }
        store(grant, trace, events);
    }

    private void store(FeedGrant grant, String trace, List<Event> events) {
        Target target = grant.target(Door.SPLUNK, Ids.next(), trace);
        if (!writer.writeAll(target, events).all()) {
            throw new HecRefusal(HecCode.BUSY);
        }
    }
}
