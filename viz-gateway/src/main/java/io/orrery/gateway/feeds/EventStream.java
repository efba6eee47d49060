package io.orrery.gateway.feeds;

import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams NDJSON bodies into the events topic, one record a line. The answer waits for all of them; back pressure runs
/// from the producer to the socket.
final class EventStream {
    /// One post takes at most this much; a shipper with more to say sends several.
    static final long MAX_BODY_BYTES = 64L << 20;

    private static final int LINES_A_LOT = 512;
    private static final int LOTS_UNDER_WAY = 4;
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(1);

    private final EventWriter writer;
    private final Blocking blocking;
    private final Semaphore turns;

    EventStream(EventWriter writer, Blocking blocking, int maxConcurrent) {
        this.writer = writer;
        this.blocking = blocking;
        this.turns = new Semaphore(maxConcurrent);
    }

    /// How one post is cut into events.
    ///
    /// @param json whether every line has to be a JSON object; else any line is taken, and what it is found
    ///     out later
    /// @param header whether the first line names the columns of the others
    record Cut(boolean json, boolean header) {}

    /// Commits the body's lines and tells which; fails with a [Refusal]: 408, 413, 429 busy, 503 log unavailable.
    Mono<EventPost> store(ServerHttpRequest request, Target target, Cut cut) {
        if (request.getHeaders().getContentLength() > MAX_BODY_BYTES) {
            return Mono.error(tooLarge(0));
        }
        return Mono.defer(() -> {
            if (!turns.tryAcquire()) {
                return Mono.error(Refusal.later(
                        HttpStatus.TOO_MANY_REQUESTS, "Too many posts at a time, try again shortly", RETRY_WHEN_BUSY));
            }
            return lines(request.getBody(), target, cut).doFinally(signal -> turns.release());
        });
    }

    private Mono<EventPost> lines(Flux<DataBuffer> body, Target target, Cut cut) {
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
                .map(lot -> send(lot, target, cut))
                .flatMapSequential(Mono::fromFuture, LOTS_UNDER_WAY, 1)
                .doOnNext(lot -> lot.tellIn(post))
                .then(Mono.just(post))
                .onErrorMap(
                        TimeoutException.class,
                        e -> Refusal.of(HttpStatus.REQUEST_TIMEOUT, "The post stopped sending"));
    }

    private CompletableFuture<Lot> send(List<EventGrouping.Event> events, Target target, Cut cut) {
        List<CompletableFuture<LogWriter.Place>> sent = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (EventGrouping.Event event : events) {
            Optional<String> problem = problem(event, cut.json());
            if (problem.isPresent()) {
                rejections.add(new Rejection(event.number(), problem.get()));
            } else {
                sent.add(writer.write(target, new Event(event.number(), event.bytes(), event.preamble(), "")));
            }
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Lot(sent.size(), rejections));
    }

    private static List<EventGrouping.Event> rest(LineCutter cutter, EventGrouping grouping) {
        List<EventGrouping.Event> rest = new ArrayList<>(grouping.add(cutter.rest()));
        rest.addAll(grouping.rest());
        return rest;
    }

    private static Optional<String> problem(EventGrouping.Event event, boolean json) {
        if (event.tooLong()) {
            return Optional.of("longer than " + Catalogue.MAX_VALUE_BYTES + " bytes");
        }
        return json ? EventCheck.problem(event.bytes()) : Optional.empty();
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

    private record Rejection(long line, String reason) {}

    private record Lot(int accepted, List<Rejection> rejections) {
        void tellIn(EventPost post) {
            post.accept(accepted);
            rejections.forEach(rejection -> post.reject(rejection.line(), rejection.reason()));
        }
    }
}
