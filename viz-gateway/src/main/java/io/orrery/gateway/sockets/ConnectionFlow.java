package io.orrery.gateway.sockets;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.SocketChannel;
import io.orrery.gateway.http.Blocking;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;

/// One connection: reads a piece, has its messages written, answers, and reads on only while less than a few pieces
/// wait for the broker. Goes on with what was read when the sender is gone.
final class ConnectionFlow {
    private static final Logger log = LoggerFactory.getLogger(ConnectionFlow.class);
    /// Pieces that wait to be looked at. The socket gives at most 64 KiB at a time.
    private static final int PIECES_WAITING = 2;
    /// Pieces whose messages wait for the broker.
    private static final int LOTS_UNDER_WAY = 4;

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    /// A sender that is told to part and says nothing for so long has parted.
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final Duration PARTING = Duration.ofSeconds(6);
    private static final byte[] NOTHING = {};

    private final Conversation conversation;
    private final Sender sender;
    private final Map<String, String> transport;
    private final Blocking blocking;
    private final Sinks.One<Boolean> leave = Sinks.one();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger piecesUnderWay = new AtomicInteger();
    private volatile long lastMove = System.nanoTime();
    private volatile boolean isLeaving;

    ConnectionFlow(Conversation conversation, Sender sender, Map<String, String> transport, Blocking blocking) {
        this.conversation = conversation;
        this.sender = sender;
        this.transport = transport;
        this.blocking = blocking;
    }

    /// A piece of the stream, or its end.
    private record Piece(byte[] bytes, boolean end) {}

    /// What one piece asks for: the messages that are being written, and what is said when they are.
    private record Lot(CompletableFuture<byte[]> answer, boolean closes) {}

    /// Completes when everything that was read is written and answered. Runs to its end on its own, whatever becomes
    /// of the connection.
    Mono<Void> run(Connection connection, NettyInbound in, NettyOutbound out) {
        Mono<Boolean> parted = leave.asMono().flatMap(told -> parting(connection));
        var _ = in.receive()
                .asByteArray()
                .doOnNext(bytes -> piecesUnderWay.incrementAndGet())
                .map(bytes -> new Piece(bytes, false))
                .takeUntilOther(parted)
                .concatWith(Mono.just(new Piece(NOTHING, true)))
                .onErrorResume(reset -> Mono.empty()) // the sender is gone; what it had begun it will send again
                .publishOn(blocking.scheduler(), PIECES_WAITING)
                .map(this::issue)
                .takeUntil(Lot::closes)
                .flatMapSequential(lot -> Mono.fromFuture(lot.answer()), LOTS_UNDER_WAY, 1)
                .doOnNext(bytes -> pieceDone())
                .concatWith(Mono.fromSupplier(() -> isLeaving ? conversation.farewell() : NOTHING))
                .concatMap(bytes -> say(out, bytes), 1)
                .subscribe(said -> {}, this::failed, this::finished);
        return Mono.fromFuture(done, true);
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /// Messages that were read and that the broker does not have.
    int unwritten() {
        return unwritten.get();
    }

    /// Parts from the sender: at once when it repeats what was not answered; else it is told that this side is closed,
    /// and read until it parts or is quiet.
    void leave() {
        isLeaving = true;
        leave.tryEmitValue(true);
    }

    private Mono<Boolean> parting(Connection connection) {
        if (conversation.repeats()) {
            return Mono.just(true);
        }
        if (connection.channel() instanceof SocketChannel socket) {
            tell(socket);
        }
        lastMove = System.nanoTime();
        return Flux.interval(LOOK_EVERY)
                .filter(look -> piecesUnderWay.get() == 0 && System.nanoTime() - lastMove > QUIET.toNanos())
                .map(look -> true)
                .next()
                .timeout(PARTING, Mono.just(true));
    }

    /// A sender that looks sees the end of our side, and parts. One that does not look, or not beyond what lies
    /// unread before that end (a session ticket of TLS 1.3; a closing alert would be more of it), has to fail with
    /// its next write, which a reset does: a close that does not linger sends one. After any other close the kernel
    /// takes that write, and loses it.
    private static void tell(SocketChannel socket) {
        try {
            var _ = socket.config().setSoLinger(0);
        } catch (ChannelException gone) {
            return;
        }
        var _ = socket.shutdownOutput();
    }

    private void pieceDone() {
        lastMove = System.nanoTime();
        piecesUnderWay.decrementAndGet();
    }

    private Lot issue(Piece piece) {
        List<Step> steps = piece.end() ? conversation.end() : conversation.take(ByteBuffer.wrap(piece.bytes()));
        List<CompletableFuture<byte[]>> answers = new ArrayList<>(steps.size());
        for (Step step : steps) {
            switch (step) {
                case Step.Store message -> answers.add(store(message));
                case Step.Answer answer -> answers.add(CompletableFuture.completedFuture(answer.bytes()));
                case Step.Close close -> {
                    answers.add(CompletableFuture.completedFuture(close.bytes()));
                    if (!close.why().isEmpty()) {
                        log.warn("The connection of {} is closed: {}", transport.get("address"), close.why());
                    }
                    return new Lot(together(answers), true);
                }
            }
        }
        return new Lot(together(answers), piece.end());
    }

    private CompletableFuture<byte[]> store(Step.Store message) {
        unwritten.incrementAndGet();
        return sender.store(message, transport).thenApply(outcome -> {
            if (!(outcome instanceof Outcome.Unwritten)) {
                unwritten.decrementAndGet();
            }
            return conversation.answer(message, outcome);
        });
    }

    private static CompletableFuture<byte[]> together(List<CompletableFuture<byte[]>> answers) {
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    answers.forEach(answer -> bytes.writeBytes(answer.join()));
                    return bytes.toByteArray();
                });
    }

    /// A sender that is gone hears nothing, and its messages are written nevertheless.
    private static Mono<Void> say(NettyOutbound out, byte[] bytes) {
        return bytes.length == 0
                ? Mono.empty()
                : out.sendByteArray(Mono.just(bytes)).then().onErrorResume(gone -> Mono.empty());
    }

    private void finished() {
        done.complete(null);
    }

    private void failed(Throwable failure) {
        log.error("The connection of {} is closed by a fault of ours", transport.get("address"), failure);
        done.complete(null);
    }
}
