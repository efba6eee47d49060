package io.orrery.gateway.fanout;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.orrery.topics.wire.Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A viewer over a real socket. Keeps what it hears, returns credit, and asks for the next positions frame when one
/// came.
public final class SocketClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    public final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    public final List<Frame> ordered = new CopyOnWriteArrayList<>();
    public final AtomicLong orderedFrames = new AtomicLong();
    public final AtomicLong positionsFrames = new AtomicLong();
    public final AtomicLong bytes = new AtomicLong();
    public final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable connection;
    private final boolean keeping;

    private SocketClient(String uri, String protocols, @Nullable String origin, boolean keeping) {
        this.keeping = keeping;
        connection = HttpClient.create()
                .headers(headers -> {
                    if (origin != null) {
                        headers.set("Origin", origin);
                    }
                })
                .websocket(WebsocketClientSpec.builder()
                        .protocols(protocols)
                        .maxFramePayloadLength(4 << 20)
                        .build())
                .uri(uri)
                .handle((in, out) -> {
                    in.receiveCloseStatus().subscribe(status -> closeCode.complete(status.code()));
                    Mono<Void> heard = in.receiveFrames().doOnNext(this::hear).then();
                    return Mono.when(out.sendString(outgoing.asFlux()).then(), heard);
                })
                .subscribe(nothing -> {}, closeCode::completeExceptionally);
    }

    public static SocketClient connect(String uri) {
        return new SocketClient(uri, "orrery.v1", null, true);
    }

    /// Counts frames instead of keeping them.
    public static SocketClient counting(String uri) {
        return new SocketClient(uri, "orrery.v1", null, false);
    }

    public static SocketClient with(String uri, String protocols, @Nullable String origin) {
        return new SocketClient(uri, protocols, origin, true);
    }

    public void say(String message) {
        outgoing.emitNext(message, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /// The next text message of this type; others before it are skipped.
    public JsonNode next(String type) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (true) {
            JsonNode message = texts.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no message of type " + type + " came");
            }
            if (message.path("t").asString().equals(type)) {
                return message;
            }
        }
    }

    private void hear(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            texts.add(JSON.readTree(text.text()));
        } else if (frame instanceof BinaryWebSocketFrame) {
            byte[] content = new byte[frame.content().readableBytes()];
            frame.content().readBytes(content);
            bytes.addAndGet(content.length);
            hear(Frame.of(content));
        }
    }

    private void hear(Frame frame) {
        if (frame.header().kind() == io.orrery.topics.wire.FrameKind.POSITIONS) {
            if (frame.header().isLastChunk()) {
                positionsFrames.incrementAndGet();
                say("{\"t\":\"frame\"}");
            }
            return;
        }
        orderedFrames.incrementAndGet();
        if (keeping) {
            ordered.add(frame);
        }
        say("{\"t\":\"credit\",\"bytes\":" + frame.size() + "}");
    }

    @Override
    public void close() {
        connection.dispose();
    }
}
