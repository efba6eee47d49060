package io.orrery.gateway.fanout;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.fanout.core.Output;
import io.orrery.gateway.fanout.core.ServerMessage;
import io.orrery.gateway.fanout.core.ViewerLimits;
import io.orrery.gateway.fanout.core.ViewerProtocol;
import io.orrery.gateway.fanout.core.ViewerProtocol.Moment;
import io.orrery.topics.model.Command;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Binds one socket to the protocol. Everything happens on the socket's event loop; the graph's bell only schedules a
/// look there, at most one at a time. Of what is sent it counts the bytes that the network has not taken yet, so that
/// the protocol stops before anything piles up.
final class ViewerSession {
    /// How long a socket may take nothing at all before it is closed.
    private static final long UNREAD_MILLIS = 60_000;

    private final Channel channel;
    private final OpenGraph graph;
    private final ViewerProtocol protocol;
    private final long queueBytes;
    private final FanoutMeters meters;
    private final BiConsumer<String, Command> commands;
    private final Sinks.One<CloseReason> ended = Sinks.one();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable bell = this::ring;
    private long queued;
    private long takenMillis = System.currentTimeMillis();
    private long placedMicros;
    private long stalls;
    private boolean closed;

    /// @param commands where accepted commands go: graph id and command; must not block
    ViewerSession(
            Channel channel,
            OpenGraph graph,
            ViewerLimits limits,
            boolean mayEdit,
            FanoutMeters meters,
            BiConsumer<String, Command> commands) {
        this.channel = channel;
        this.graph = graph;
        this.protocol = new ViewerProtocol(limits, mayEdit, System.currentTimeMillis());
        this.queueBytes = limits.queueBytes();
        this.meters = meters;
        this.commands = commands;
    }

    void start() {
        graph.join(bell);
    }

    /// The socket is gone.
    void stop() {
        closed = true;
        graph.leave(bell);
    }

    /// The viewer hung up or the connection broke.
    void gone() {
        closed = true;
        ended.tryEmitEmpty();
    }

    /// Completes with the reason once the session wants the socket closed, without one when it is closed already.
    Mono<CloseReason> ended() {
        return ended.asMono();
    }

    /// Any thread.
    void close(CloseReason reason) {
        onLoop(() -> perform(List.of(new Output.Close(reason))));
    }

    /// Any thread, about once a second.
    void tick() {
        onLoop(() -> {
            perform(protocol.ticked(now()));
            if (queued > 0 && System.currentTimeMillis() - takenMillis > UNREAD_MILLIS) {
                perform(List.of(new Output.Close(CloseReason.UNREAD)));
            }
        });
    }

    /// On the event loop.
    void received(String text) {
        perform(protocol.received(WireText.parse(text), now()));
    }

    /// On the event loop.
    void receivedOther() {
        perform(protocol.received(new ClientMessage.Malformed("only text messages are expected"), now()));
    }

    private void ring() {
        if (scheduled.compareAndSet(false, true)) {
            onLoop(() -> {
                scheduled.set(false);
                perform(protocol.changed(now()));
            });
        }
    }

    private void onLoop(Runnable work) {
        if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(work);
        }
    }

    private Moment now() {
        return new Moment(graph.view(), System.currentTimeMillis(), queued);
    }

    private void perform(List<Output> outputs) {
        boolean wrote = false;
        for (Output output : outputs) {
            if (closed) {
                break;
            }
            wrote |= perform(output);
        }
        if (wrote) {
            channel.flush();
        }
        long now = protocol.stalls();
        if (now > stalls) {
            meters.stalled(now - stalls);
            stalls = now;
        }
    }

    /// @return whether something was written
    private boolean perform(Output output) {
        long nowMicros = System.currentTimeMillis() * 1_000;
        return switch (output) {
            case Output.Say say -> {
                if (say.message() instanceof ServerMessage.Lost) {
                    meters.lost();
                }
                String text = WireText.write(say.message());
                write(new TextWebSocketFrame(text), text.length());
                yield true;
            }
            case Output.Send send -> {
                write(send.frame());
                meters.orderedSent(send.frame().length, send.receivedMicros(), nowMicros);
                yield true;
            }
            case Output.Place place -> {
                place.positions().chunks().forEach(this::write);
                long received = place.positions().receivedMicros();
                meters.positionsSent(
                        place.positions().bytes(), place.skipped(), received > placedMicros ? received : 0, nowMicros);
                placedMicros = Math.max(placedMicros, received);
                yield true;
            }
            case Output.Publish publish -> {
                commands.accept(graph.id(), publish.command());
                yield false;
            }
            case Output.Close close -> {
                closed = true;
                ended.tryEmitValue(close.reason());
                yield true;
            }
        };
    }

    /// The array is shared by all viewers, so nobody writes to it. It is wrapped here; Netty's NIO transport copies it
    /// into direct memory until the network has taken it, which the bound on queued bytes keeps small.
    private void write(byte[] frame) {
        write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame)), frame.length);
    }

    private void write(WebSocketFrame frame, int bytes) {
        if (queued == 0) {
            takenMillis = System.currentTimeMillis();
        }
        queued += bytes;
        Future<?> _ = channel.write(frame).addListener(done -> taken(bytes));
    }

    /// The network took a frame (or the socket broke); on the event loop.
    private void taken(int bytes) {
        boolean wasFull = queued >= queueBytes;
        queued -= bytes;
        takenMillis = System.currentTimeMillis();
        if (wasFull && queued < queueBytes && !closed) {
            ring();
        }
    }
}
