package io.orrery.gateway.events;

import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Reads the bodies of protocols that must see a whole post before they can say anything about it. Bounded in
/// number, in bytes of one, and in bytes of all together; while there is no turn the socket is not read, and a
/// sender who waited in vain is told to come back. Thread-safe.
public final class WholeBodies {
    /// Most bytes of one post, as sent and unpacked.
    public static final int MAX_BYTES = 32 << 20;

    private static final Duration SILENCE = Duration.ofSeconds(30);
    /// How long a post waits for its turn where the protocol's senders come back by themselves.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(1);
    /// Budget is counted in units of this, because a semaphore counts to two billion only.
    private static final int UNIT = 1 << 10;

    private final Blocking blocking;
    private final Semaphore turns;
    private final Semaphore budget;

    /// @param maxPosts at a time
    /// @param maxBytes of all posts under way together, at least [#MAX_BYTES]
    public WholeBodies(Blocking blocking, int maxPosts, long maxBytes) {
        this.blocking = blocking;
        this.turns = new Semaphore(maxPosts);
        this.budget = new Semaphore((int) (Math.max(MAX_BYTES, maxBytes) / UNIT));
    }

    /// The result of `work` on the unpacked body; `work` may block. Fails with a [Refusal]: 400 not gzip, 408, 413, 415
    /// unknown encoding, 429 too much at a time.
    public <T> Mono<T> take(ServerHttpRequest request, Function<byte[], T> work) {
        return take(request, PATIENCE, work);
    }

    /// The same for a post that waits for its turn for at most `patience`.
    public <T> Mono<T> take(ServerHttpRequest request, Duration patience, Function<byte[], T> work) {
        if (request.getHeaders().getContentLength() > MAX_BYTES) {
            return Mono.error(tooLarge());
        }
        return Mono.usingWhen(
                        turn(patience),
                        share -> read(request, share)
                                .publishOn(blocking.scheduler())
                                .map(body -> work.apply(unpacked(request, body, share))),
                        share -> Mono.<Void>fromRunnable(share::release))
                // A turn that was given to somebody who has gone away meanwhile.
                .doOnDiscard(Share.class, Share::release);
    }

    /// Whether the next post would have to wait.
    public boolean isFull() {
        return turns.availablePermits() == 0 || budget.availablePermits() < MAX_BYTES / UNIT / 4;
    }

    private Mono<Share> turn(Duration patience) {
        return blocking.call(() -> {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            return new Share();
        });
    }

    private static Mono<byte[]> read(ServerHttpRequest request, Share share) {
        return DataBufferUtils.join(request.getBody().timeout(SILENCE).doOnNext(piece -> hold(piece, share)), MAX_BYTES)
                .map(WholeBodies::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
                .onErrorMap(
                        TimeoutException.class,
                        e -> Refusal.of(HttpStatus.REQUEST_TIMEOUT, "The post stopped sending"));
    }

    private static void hold(DataBuffer piece, Share share) {
        try {
            share.hold(piece.readableByteCount());
        } catch (Refusal refusal) {
            DataBufferUtils.release(piece);
            throw refusal;
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static byte[] unpacked(ServerHttpRequest request, byte[] body, Share share) {
        String encoding = request.getHeaders().getFirst("Content-Encoding");
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> Unpacking.gzip(body, MAX_BYTES, share::hold);
            default -> throw Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip or left out");
        };
    }

    private static Refusal tooLarge() {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "A post takes at most " + MAX_BYTES + " bytes; send several");
    }

    private static Refusal busy() {
        return Refusal.later(
                HttpStatus.TOO_MANY_REQUESTS, "Too much is sent at a time, try again shortly", RETRY_WHEN_BUSY);
    }

    /// What one post holds: its turn, and its part of the budget.
    private final class Share {
        private final AtomicInteger units = new AtomicInteger();
        private final AtomicBoolean released = new AtomicBoolean();

        void hold(int bytes) {
            int more = bytes / UNIT + 1;
            if (!budget.tryAcquire(more)) {
                throw busy();
            }
            units.addAndGet(more);
        }

        void release() {
            if (released.compareAndSet(false, true)) {
                budget.release(units.get());
                turns.release();
            }
        }
    }
}
