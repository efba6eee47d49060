package io.orrery.gateway.feeds;

import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams posts into the events topic: one record a line, or one a JSON object. The answer waits for all of them; back
/// pressure runs from the producer to the socket. Only a body that is packed, or that is one piece of JSON, is held
/// whole.
final class EventStream {
    /// One post takes at most this much; a shipper with more to say sends several.
    static final long MAX_BODY_BYTES = 64L << 20;

    private static final int LINES_A_LOT = 512;
    private static final int LOTS_UNDER_WAY = 4;
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(1);

    private final EventWriter writer;
    private final WholeBodies bodies;
    private final Blocking blocking;
    private final Semaphore turns;

    EventStream(EventWriter writer, WholeBodies bodies, Blocking blocking, int maxConcurrent) {
        this.writer = writer;
        this.bodies = bodies;
        this.blocking = blocking;
        this.turns = new Semaphore(maxConcurrent);
    }

    /// How one post is cut into events.
    ///
    /// @param json whether every event has to be a JSON object; else any line is taken, and what it is found
    ///     out later
    /// @param header whether the first line names the columns of the others
    record Cut(boolean json, boolean header) {}

    /// Commits the body's events and tells which; fails with a [Refusal]: 400 not gzip, 408, 413, 415, 429 busy,
    /// 503 log unavailable.
    Mono<EventPost> store(ServerHttpRequest request, Target target, Cut cut) {
        EventLots lots = new EventLots(writer, target, cut.json());
        boolean values = isType(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), "application/json");
        if (values || request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING) != null) {
            return bodies.take(request, body -> whole(WholePost.cut(body, cut, values), lots));
        }
        if (request.getHeaders().getContentLength() > MAX_BODY_BYTES) {
            return Mono.error(tooLarge(0));
        }
        return Mono.defer(() -> {
            if (!turns.tryAcquire()) {
                return Mono.error(Refusal.later(
                        HttpStatus.TOO_MANY_REQUESTS, "Too many posts at a time, try again shortly", RETRY_WHEN_BUSY));
            }
            return lines(request.getBody(), lots, cut).doFinally(signal -> turns.release());
        });
    }

    static boolean isType(@Nullable String contentType, String type) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(type);
    }

    private Mono<EventPost> lines(Flux<DataBuffer> body, EventLots lots, Cut cut) {
        LineCutter cutter = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, cut.json(), cut.header());
        EventPost post = new EventPost();
        long[] received = {0};
        return body.timeout(SILENCE)
                .concatMapIterable(
                        buffer -> {
                            received[0] += buffer.readableByteCount();
                            List<EventGrouping.Event> events = grouping.add(linesOf(buffer, cutter));
                            if (received[0] > MAX_BODY_BYTES) {
                                throw tooLarge(post.accepted());
                            }
                            return events;
                        },
                        1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(rest(cutter, grouping))))
                .buffer(LINES_A_LOT)
                .publishOn(blocking.scheduler(), LOTS_UNDER_WAY)
                .map(lots::send)
                .flatMapSequential(Mono::fromFuture, LOTS_UNDER_WAY, 1)
                .doOnNext(lot -> lot.tellIn(post))
                .then(Mono.just(post))
                .onErrorMap(
                        TimeoutException.class,
                        e -> Refusal.of(HttpStatus.REQUEST_TIMEOUT, "The post stopped sending"));
    }

    /// Blocks until the broker has all.
    private static EventPost whole(List<EventGrouping.Event> events, EventLots lots) {
        EventPost post = new EventPost();
        Deque<CompletableFuture<EventLots.Lot>> underWay = new ArrayDeque<>();
        for (int from = 0; from < events.size(); from += LINES_A_LOT) {
            underWay.add(lots.send(events.subList(from, Math.min(events.size(), from + LINES_A_LOT))));
            if (underWay.size() == LOTS_UNDER_WAY) {
                joined(underWay.remove()).tellIn(post);
            }
        }
        underWay.forEach(lot -> joined(lot).tellIn(post));
        return post;
    }

    private static EventLots.Lot joined(CompletableFuture<EventLots.Lot> lot) {
        try {
            return lot.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    private static List<EventGrouping.Event> rest(LineCutter cutter, EventGrouping grouping) {
        List<EventGrouping.Event> rest = new ArrayList<>(grouping.add(cutter.rest()));
        rest.addAll(grouping.rest());
        return rest;
    }

    private static List<LineCutter.Line> linesOf(DataBuffer buffer, LineCutter cutter) {
        try (DataBuffer.ByteBufferIterator pieces = buffer.readableByteBuffers()) {
            List<LineCutter.Line> lines = new ArrayList<>();
            pieces.forEachRemaining(piece -> lines.addAll(cutter.add(piece)));
            return lines;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static Refusal tooLarge(long accepted) {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "A post of events takes at most " + MAX_BODY_BYTES + " bytes; send several",
                Map.of("max_bytes", MAX_BODY_BYTES, "accepted", accepted));
    }
}
