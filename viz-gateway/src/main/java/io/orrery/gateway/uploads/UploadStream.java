package io.orrery.gateway.uploads;

import io.orrery.gateway.UploadLimits;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams request bodies into the uploads topic. Back pressure runs from the producer's acknowledgements to the
/// socket: a few chunks are under way at a time, and no further byte is read before one of them is committed.
final class UploadStream {
    /// Bytes of one upload between socket and broker: this many chunks, and as many again in the producer.
    private static final int CHUNKS_UNDER_WAY = 4;

    /// A client that sends nothing for so long is gone.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(10);

    private final LogWriter log;
    private final Blocking blocking;
    private final UploadLimits limits;
    private final Semaphore turns;

    UploadStream(LogWriter log, Blocking blocking, UploadLimits limits) {
        this.log = log;
        this.blocking = blocking;
        this.limits = limits;
        this.turns = new Semaphore(limits.maxConcurrent());
    }

    /// Stores the request's body under `owner` and `upload`; completes once every chunk is committed.
    ///
    /// @return fails with a [Refusal]: 400 empty, 413 too large, 408 silent client, 429 busy, 503 log unavailable
    Mono<StoredFile> store(ServerHttpRequest request, GraphId owner, String upload) {
        long announced = request.getHeaders().getContentLength();
        if (announced > limits.maxBytes()) {
            return Mono.error(tooLarge());
        }
        return Mono.defer(() -> {
            if (!turns.tryAcquire()) {
                return Mono.error(Refusal.later(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many uploads at a time (" + limits.maxConcurrent() + "), try again shortly",
                        RETRY_WHEN_BUSY));
            }
            return chunks(request.getBody(), owner, upload).doFinally(signal -> turns.release());
        });
    }

    private Mono<StoredFile> chunks(Flux<DataBuffer> body, GraphId owner, String upload) {
        ChunkCutter cutter = new ChunkCutter(Catalogue.MAX_VALUE_BYTES);
        Tally tally = new Tally(upload, limits.maxBytes());
        return body.timeout(SILENCE)
                .concatMapIterable(buffer -> cut(buffer, cutter, tally), 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(cutter.rest())))
                .publishOn(blocking.scheduler(), CHUNKS_UNDER_WAY)
                .index((index, chunk) -> send(owner, upload, index, chunk))
                .flatMapSequential(Mono::fromFuture, CHUNKS_UNDER_WAY, 1)
                .doOnNext(tally::committed)
                .then(Mono.fromSupplier(tally::total))
                .onErrorMap(
                        TimeoutException.class,
                        e -> Refusal.of(HttpStatus.REQUEST_TIMEOUT, "The upload stopped sending"));
    }

    private CompletableFuture<LogWriter.Place> send(GraphId owner, String upload, long index, byte[] chunk) {
        return log.append(Catalogue.UPLOADS, RecordKey.numbered(owner, upload, index), chunk, Map.of());
    }

    private List<byte[]> cut(DataBuffer buffer, ChunkCutter cutter, Tally tally) {
        try (DataBuffer.ByteBufferIterator pieces = buffer.readableByteBuffers()) {
            tally.received(buffer.readableByteCount());
            List<byte[]> full = new ArrayList<>();
            pieces.forEachRemaining(piece -> full.addAll(cutter.add(piece)));
            return full;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Refusal tooLarge() {
        return tooLarge(limits.maxBytes());
    }

    private static Refusal tooLarge(long maxBytes) {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "The file is larger than " + maxBytes + " bytes",
                Map.of("max_bytes", maxBytes));
    }

    /// Counts one upload; `received` is called by the socket's thread, the rest by one other at a time.
    private static final class Tally {
        private final String upload;
        private final long maxBytes;
        private final AtomicLong bytes = new AtomicLong();
        private int partition;
        private long first = Long.MAX_VALUE;
        private long last = -1;
        private int chunks;

        Tally(String upload, long maxBytes) {
            this.upload = upload;
            this.maxBytes = maxBytes;
        }

        void received(int count) {
            if (bytes.addAndGet(count) > maxBytes) {
                throw tooLarge(maxBytes);
            }
        }

        void committed(LogWriter.Place place) {
            partition = place.partition();
            first = Math.min(first, place.offset());
            last = Math.max(last, place.offset());
            chunks++;
        }

        StoredFile total() {
            if (chunks == 0) {
                throw Refusal.malformed("The file is empty");
            }
            return new StoredFile(upload, partition, first, last, chunks, bytes.get());
        }
    }
}
