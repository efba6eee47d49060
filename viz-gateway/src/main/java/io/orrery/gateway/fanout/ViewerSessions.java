package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.Viewer;
import io.orrery.gateway.viewing.ViewerAccess;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// All open sockets: gives them the time, closes those whose permission ended within two seconds, and keeps the
/// summaries of what they look at fresh. Thread-safe.
final class ViewerSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewerSessions.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RECHECK = Duration.ofSeconds(2);
    private static final Duration REFRESH = Duration.ofMillis(500);

    private final ViewerAccess access;
    private final GraphSummaries summaries;
    private final Followers followers;
    private final AtomicInteger count;
    private final Map<ViewerSession, Guest> open = new ConcurrentHashMap<>();
    private final Disposable ticking;
    private final Disposable checking;
    private final Disposable refreshing;

    private record Guest(Viewer viewer, GraphId graph) {}

    ViewerSessions(ViewerAccess access, GraphSummaries summaries, Followers followers, FanoutMeters meters) {
        this.access = access;
        this.summaries = summaries;
        this.followers = followers;
        this.count = meters.sessions();
        this.ticking = Flux.interval(TICK, Schedulers.parallel())
                .onBackpressureDrop()
                .subscribe(
                        second -> open.keySet().forEach(ViewerSession::tick),
                        broken -> LOG.error("viewers are no longer given the time", broken));
        this.checking = Flux.interval(RECHECK, Schedulers.parallel())
                .onBackpressureDrop()
                .concatMap(turn -> checkPermissions(), 1)
                .subscribe(nothing -> {}, broken -> LOG.error("permissions are no longer checked", broken));
        this.refreshing = Flux.interval(REFRESH, Schedulers.parallel())
                .onBackpressureDrop()
                .concatMap(turn -> refreshSummaries(), 1)
                .subscribe(nothing -> {}, broken -> LOG.error("summaries are no longer refreshed", broken));
    }

    int count() {
        return open.size();
    }

    void add(ViewerSession session, Viewer viewer, GraphId graph) {
        open.put(session, new Guest(viewer, graph));
        count.set(open.size());
    }

    void remove(ViewerSession session) {
        open.remove(session);
        count.set(open.size());
    }

    /// Errors of one viewer do not touch the others.
    private Mono<Void> checkPermissions() {
        return Flux.fromIterable(open.entrySet())
                .flatMap(entry -> stillWelcome(entry.getKey(), entry.getValue()), 16)
                .then();
    }

    private Mono<Void> refreshSummaries() {
        return Flux.fromStream(() -> open.values().stream().map(Guest::graph).distinct())
                .flatMap(this::refresh, 4)
                .then();
    }

    private Mono<Void> stillWelcome(ViewerSession session, Guest guest) {
        if (Instant.now().isAfter(guest.viewer().until())) {
            session.close(CloseReason.REVOKED);
            return Mono.empty();
        }
        return access.stillWelcome(guest.viewer(), guest.graph().value())
                .timeout(Duration.ofSeconds(2))
                .flatMap(welcome -> welcome
                        ? Mono.<Void>empty()
                        : refresh(guest.graph()).doOnTerminate(() -> session.close(CloseReason.REVOKED)))
                .onErrorResume(unknown -> {
                    // The database being away must not throw everybody out; the end of the credential still counts.
                    LOG.warn(
                            "cannot check whether a viewer of {} is still welcome: {}",
                            guest.graph(),
                            unknown.toString());
                    return Mono.empty();
                })
                .then();
    }

    private Mono<Void> refresh(GraphId graph) {
        return summaries
                .of(graph.value())
                .timeout(Duration.ofSeconds(2))
                .doOnNext(summary -> followers.summary(graph, summary))
                .switchIfEmpty(Mono.fromRunnable(() -> followers.deleted(graph)))
                .onErrorResume(unknown -> {
                    LOG.warn("no summary of {}: {}", graph, unknown.toString());
                    return Mono.empty();
                })
                .then();
    }

    @Override
    public void close() {
        ticking.dispose();
        checking.dispose();
        refreshing.dispose();
        open.keySet().forEach(session -> session.close(CloseReason.SHUTDOWN));
    }
}
