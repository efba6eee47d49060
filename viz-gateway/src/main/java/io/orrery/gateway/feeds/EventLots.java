package io.orrery.gateway.feeds;

import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.JsonObjects;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Sends the events of one post lot by lot. Events are numbered as they come, so that the same post gives the
/// same keys. For one thread at a time.
final class EventLots {
    private final EventWriter writer;
    private final Target target;
    private final boolean json;
    private long number;

    /// @param json whether every event has to be a JSON object; one line may hold several
    EventLots(EventWriter writer, Target target, boolean json) {
        this.writer = writer;
        this.target = target;
        this.json = json;
    }

    /// Sends a lot. Blocks while the producer's buffer is full.
    ///
    /// @return completes once the broker has all that were not rejected; fails with a 503
    ///     [io.orrery.gateway.http.Refusal] when it has not
    CompletableFuture<Lot> send(List<EventGrouping.Event> events) {
        List<CompletableFuture<LogWriter.Place>> sent = new ArrayList<>(events.size());
        List<Rejection> rejections = new ArrayList<>();
        for (EventGrouping.Event event : events) {
            Optional<String> problem = problem(event, json);
            if (problem.isPresent()) {
                rejections.add(new Rejection(event.number(), problem.get()));
                continue;
            }
            for (byte[] bytes : parts(event, json)) {
                sent.add(writer.write(target, new Event(number++, bytes, event.preamble(), "")));
            }
            if (!sent.isEmpty() && sent.getLast().isCompletedExceptionally()) {
                break; // the others would wait as long, for nothing
            }
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Lot(sent.size(), rejections));
    }

    /// Why the log cannot take it; empty when it can.
    static Optional<String> problem(EventGrouping.Event event, boolean json) {
        if (event.tooLong() || !EventWriter.fits(event.bytes(), event.preamble())) {
            return Optional.of("longer than " + Catalogue.MAX_VALUE_BYTES + " bytes");
        }
        return json ? JsonObjects.problem(event.bytes()) : Optional.empty();
    }

    /// What becomes a record each.
    static List<byte[]> parts(EventGrouping.Event event, boolean json) {
        return json ? JsonObjects.split(event.bytes()) : List.of(event.bytes());
    }

    /// @param line of the post, counted from 1
    record Rejection(long line, String reason) {}

    record Lot(int accepted, List<Rejection> rejections) {
        void tellIn(EventPost post) {
            post.accept(accepted);
            rejections.forEach(rejection -> post.reject(rejection.line(), rejection.reason()));
        }
    }
}
