package io.orrery.gateway.sockets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.feeds.FeedGrants;
import io.orrery.gateway.feeds.FeedTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Finds out which feed a message is for and writes it until the broker has it: while the broker or the database is
/// away, messages wait here, and the sockets behind them are not read. Thread-safe; blocks, so call it from virtual
/// threads.
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    /// Messages of all listeners that the broker has not confirmed weigh at most this much.
    private static final int MAX_BYTES_UNDER_WAY = 64 << 20;

    private static final int OVERHEAD_BYTES = 512;
    private static final Duration MEMORY = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final FeedTokens tokens;
    private final EventWriter writer;
    private final Executor later;
    private final Cache<FeedName, Optional<FeedGrant>> bound;
    private final FeedGrants grants;
    private final Semaphore bytesUnderWay = new Semaphore(MAX_BYTES_UNDER_WAY);
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param threads virtual threads, for repeats
    public Intake(FeedTokens tokens, FeedGrants grants, EventWriter writer, Executor threads) {
        this.tokens = tokens;
        this.grants = grants;
        this.writer = writer;
        this.later = CompletableFuture.delayedExecutor(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS, threads);
        this.bound = Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    }

    /// The feed that an operator has bound a listener to.
    ///
    /// @return empty when there is none of this name, or the database was away until the listener closed
    Optional<FeedGrant> bound(FeedName feed) {
        return patient(() -> bound.get(feed, name -> grants.named(name.owner(), name.name())));
    }

    Optional<FeedGrant> byToken(Secret token) {
        return patient(() -> tokens.find(token.value()));
    }

    /// Writes one event, in the order of the calls.
    ///
    /// @return completes with [Outcome.Stored] or, after [#close], with [Outcome.Unwritten]; never fails
    CompletableFuture<Outcome> write(Target target, Event event) {
        int weight = Math.min(MAX_BYTES_UNDER_WAY, event.bytes().length + OVERHEAD_BYTES);
        bytesUnderWay.acquireUninterruptibly(weight);
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        attempt(target, event, done);
        return done.whenComplete((outcome, failure) -> bytesUnderWay.release(weight));
    }

    private void attempt(Target target, Event event, CompletableFuture<Outcome> done) {
        var _ = writer.write(target, event).whenComplete((place, failure) -> {
            if (failure == null) {
                done.complete(new Outcome.Stored());
            } else if (isClosing()) {
                done.complete(new Outcome.Unwritten());
            } else {
                later.execute(() -> attempt(target, event, done)); // the same number: a repeat replaces
            }
        });
    }

    /// Lets what waits for the broker or the database give up.
    public void close() {
        closing.countDown();
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    private Optional<FeedGrant> patient(Supplier<Optional<FeedGrant>> lookup) {
        while (true) {
            try {
                return lookup.get();
            } catch (DataAccessException away) {
                log.warn("Feeds cannot be looked up, messages wait: {}", away.getMessage());
                if (pause()) {
                    return Optional.empty();
                }
            }
        }
    }

    /// Whether the listener closes.
    private boolean pause() {
        try {
            return closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
