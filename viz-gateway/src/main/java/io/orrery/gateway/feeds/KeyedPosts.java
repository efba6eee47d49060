package io.orrery.gateway.feeds;

import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.OnceWriter;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.model.RecordKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Stores a post under its sender's key: all of its events at once or none, and never a second time. So its body is
/// held whole first: a transaction that waits for a slow sender would hold up whoever reads the events of others.
final class KeyedPosts {
    private final OnceWriter writer;
    private final EventWriter events;
    private final WholeBodies bodies;
    private final DoorMeters meters;

    KeyedPosts(OnceWriter writer, EventWriter events, WholeBodies bodies, DoorMeters meters) {
        this.writer = writer;
        this.events = events;
        this.bodies = bodies;
        this.meters = meters;
    }

    /// The answer to the post, or to the one that was stored under the same key before.
    ///
    /// @param target whose batch is the key's fingerprint
    Mono<String> store(ServerHttpRequest request, Target target, EventStream.Cut cut) {
        boolean values =
                EventStream.isType(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), "application/json");
        return bodies.take(request, body -> once(target, WholePost.cut(body, cut, values), cut.json()));
    }

    private String once(Target target, List<EventGrouping.Event> cut, boolean json) {
        AtomicReference<EventPost> written = new AtomicReference<>(new EventPost());
        try {
            OnceWriter.Answer answer = writer.once(RecordKey.of(target.graph(), target.batch()), transaction -> {
                written.set(write(transaction, target, cut, json));
                return written.get().toJson();
            });
            if (answer.fresh()) {
                meters.accepted(target, written.get().accepted());
            }
            return answer.text();
        } catch (Refusal refusal) {
            meters.refused(target, cut.size());
            throw refusal;
        }
    }

    private EventPost write(
            OnceWriter.Transaction transaction, Target target, List<EventGrouping.Event> cut, boolean json) {
        EventPost post = new EventPost();
        for (EventGrouping.Event event : cut) {
            Optional<String> problem = EventLots.problem(event, json);
            if (problem.isPresent()) {
                post.reject(event.number(), problem.get());
                continue;
            }
            for (byte[] bytes : EventLots.parts(event, json)) {
                events.add(transaction, target, new Event(post.accepted(), bytes, event.preamble(), ""));
                post.accept(1);
            }
        }
        return post;
    }
}
