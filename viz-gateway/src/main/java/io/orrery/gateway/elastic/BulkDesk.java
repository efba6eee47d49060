package io.orrery.gateway.elastic;

import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.events.Written;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.event.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Makes events of a bulk request's documents and waits until the broker has them. Blocks; call from virtual threads.
final class BulkDesk {
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(2);

    private final EventWriter writer;
    private final DoorMeters meters;

    BulkDesk(EventWriter writer, DoorMeters meters) {
        this.writer = writer;
        this.meters = meters;
    }

    /// @param index of the path; empty for none
    /// @param words of the transport: who sent it
    /// @throws Refusal 400 malformed, 413 too many actions, 503 when there were documents and the broker has none
    ///     of them: clients that know no refused items know that
    byte[] store(FeedGrant grant, String index, String trace, Map<String, String> words, byte[] body) {
        long began = System.nanoTime();
        List<BulkAction> actions = BulkBody.read(body);
        Target target = grant.target(Door.ELASTIC, Ids.next(), trace);
        List<Event> events = new ArrayList<>(actions.size());
        Map<String, String> transports = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            BulkAction action = actions.get(i);
            byte[] document = action.document();
            if (document != null && action.problem().isEmpty()) {
                String into = index(action, index, target);
                String transport = transports.computeIfAbsent(into, name -> transport(name, words));
                events.add(new Event(i, document, "", transport));
            }
        }
        Written written = writer.writeAll(target, events);
        if (written.none()) {
            throw Refusal.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The log is unavailable, nothing was committed, try again shortly",
                    RETRY_AFTER_OUTAGE);
        }
        return answer(target, index, actions, written).toJson((System.nanoTime() - began) / 1_000_000);
    }

    private BulkAnswer answer(Target target, String index, List<BulkAction> actions, Written written) {
        BulkAnswer answer = new BulkAnswer();
        int place = 0;
        long malformed = 0;
        for (int i = 0; i < actions.size(); i++) {
            BulkAction action = actions.get(i);
            String into = index(action, index, target);
            String id = action.id().isEmpty() ? target.batch().substring(0, 16) + i : action.id();
            if (action.document() == null) {
                answer.notFound(action, into, id);
            } else if (!action.problem().isEmpty()) {
                answer.malformed(action, into, id);
                malformed++;
            } else if (written.has(place++)) {
                answer.stored(action, into, id);
            } else {
                answer.busy(action, into, id);
            }
        }
        if (malformed > 0) {
            meters.refused(target, malformed);
        }
        return answer;
    }

    private static String index(BulkAction action, String index, Target target) {
        return !action.index().isEmpty() ? action.index() : !index.isEmpty() ? index : target.feed();
    }

    private static String transport(String index, Map<String, String> words) {
        Map<String, String> all = new LinkedHashMap<>(words);
        all.put("index", index);
        return Transport.of(all);
    }
}
