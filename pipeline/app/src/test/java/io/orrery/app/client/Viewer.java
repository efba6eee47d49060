package io.orrery.app.client;

import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// One viewer on one WebSocket. State is guarded by `this`; waiters are woken by every message.
public final class Viewer implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long CREDIT = 8L << 20;

    private final GraphModel model = new GraphModel();
    private final List<JsonNode> controls = new ArrayList<>();
    private final ByteArrayOutputStream partialFrame = new ByteArrayOutputStream();
    private final StringBuilder partialText = new StringBuilder();
    private final WebSocket socket;
    private float[] positions = new float[0];
    private FrameHeader newestPositions = new FrameHeader(FrameKind.POSITIONS, 0, 0, 0, 1, 0, 0);
    private long positionFrames;
    private long handled;
    private long pinged = System.nanoTime();
    private final Map<String, Runnable> awaited = new HashMap<>();
    private final Map<String, Runnable> awaitedDeltas = new HashMap<>();
    private final Map<Long, List<Runnable>> arrived = new TreeMap<>();
    private Throwable failure = new Error("none");
    private boolean closed;
    private String ending = "";
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private Viewer(HttpClient http, URI address, String cookie, String hello) {
        this.socket = http.newWebSocketBuilder()
                .subprotocols("orrery.v1")
                .header("Cookie", cookie)
                .header("Origin", "http://" + address.getAuthority())
                .buildAsync(address, new Listener())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        send(hello);
        send("{\"t\":\"frame\"}");
    }

    public static Viewer open(HttpClient http, URI server, String graph, String cookie) {
        return new Viewer(http, address(server, graph), cookie, "{\"t\":\"hello\",\"credit\":" + CREDIT + "}");
    }

    /// Goes on from where another viewer's model stood.
    public static Viewer resume(HttpClient http, URI server, String graph, String cookie, int epoch, long seq) {
        return new Viewer(
                http,
                address(server, graph),
                cookie,
                "{\"t\":\"hello\",\"credit\":" + CREDIT + ",\"resume\":{\"epoch\":" + epoch + ",\"seq\":" + seq + "}}");
    }

    private static URI address(URI server, String graph) {
        return URI.create("ws://" + server.getAuthority() + "/ws/graphs/" + graph);
    }

    /// Queued: the client's socket takes one message at a time.
    public synchronized void send(String text) {
        sending = sending.thenCompose(done -> socket.sendText(text, true));
    }

    /// Waits until the model, at a boundary, satisfies `wish`.
    public synchronized GraphModel await(String what, Duration limit, Predicate<GraphModel> wish) {
        waitUntil(what, limit, () -> model.isWhole() && model.seq() >= 0 && wish.test(model));
        return model;
    }

    public synchronized float[] awaitPositions(Duration limit, Predicate<float[]> wish) {
        waitUntil("positions", limit, () -> positionFrames > 0 && wish.test(positions));
        return positions.clone();
    }

    public synchronized JsonNode awaitControl(Duration limit, Predicate<JsonNode> wish) {
        waitUntil("a control message", limit, () -> controls.stream().anyMatch(wish));
        return controls.stream().filter(wish).findFirst().orElseThrow();
    }

    /// Runs `then`, on the socket's thread, when a position frame comes that knows the change set in which the node
    /// with this id first appeared: the moment at which a person can see it.
    public synchronized void onPositioned(String node, Runnable then) {
        awaited.put(node, then);
    }

    /// Runs `then`, on the socket's thread, when the change set comes in which the node with this id first appears.
    public synchronized void onDelta(String node, Runnable then) {
        awaitedDeltas.put(node, then);
    }

    public synchronized FrameHeader newestPositions() {
        return newestPositions;
    }

    public synchronized long positionFrames() {
        return positionFrames;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private void waitUntil(String what, Duration limit, java.util.function.BooleanSupplier done) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!done.getAsBoolean()) {
                if (failure instanceof AssertionError broken) {
                    throw broken;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || closed) {
                    throw new AssertionError("waited " + limit + " for " + what
                            + (closed ? " but the socket closed (" + ending + ")" : "")
                            + "; model has " + model.nodes().size() + " nodes, " + model.edgeCount() + " edges, seq "
                            + model.seq() + ", " + positionFrames + " position frames");
                }
                keepAlive();
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 200_000_000L));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    /// The server ends a connection from which nothing was heard for 25 s.
    private void keepAlive() {
        if (System.nanoTime() - pinged > 5_000_000_000L) {
            pinged = System.nanoTime();
            send("{\"t\":\"ping\",\"id\":1}");
        }
    }

    private synchronized void frame(byte[] bytes) {
        Frame frame = Frame.of(bytes);
        if (frame.header().kind() == FrameKind.POSITIONS) {
            positionChunk(frame);
        } else {
            model.apply(frame);
            noteArrivals(frame);
            handled += bytes.length;
            if (handled >= CREDIT / 8) {
                send("{\"t\":\"credit\",\"bytes\":" + handled + "}");
                handled = 0;
            }
        }
        notifyAll();
    }

    private void noteArrivals(Frame frame) {
        boolean looking = !awaited.isEmpty() || !awaitedDeltas.isEmpty();
        if (looking && frame.header().kind() == FrameKind.NODES) {
            for (String id : GraphFrames.nodes(frame).id()) {
                Runnable seen = awaitedDeltas.remove(id);
                if (seen != null) {
                    seen.run();
                }
                Runnable then = awaited.remove(id);
                if (then != null) {
                    arrived.computeIfAbsent(frame.header().seq(), seq -> new ArrayList<>())
                            .add(then);
                }
            }
        }
    }

    private void positionChunk(Frame frame) {
        float[] pairs = GraphFrames.positions(frame);
        int start = frame.header().chunkIndex() * GraphFrames.POSITIONS_PER_CHUNK * 2;
        if (frame.header().chunkIndex() == 0 || positions.length < start + pairs.length) {
            positions = java.util.Arrays.copyOf(positions, start + pairs.length);
        }
        System.arraycopy(pairs, 0, positions, start, pairs.length);
        if (frame.header().isLastChunk()) {
            newestPositions = frame.header();
            positionFrames++;
            arrived.entrySet().removeIf(change -> {
                boolean known = change.getKey() <= frame.header().seq();
                if (known) {
                    change.getValue().forEach(Runnable::run);
                }
                return known;
            });
            send("{\"t\":\"frame\"}");
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] piece = new byte[data.remaining()];
            data.get(piece);
            partialFrame.writeBytes(piece);
            if (last) {
                byte[] whole = partialFrame.toByteArray();
                partialFrame.reset();
                try {
                    frame(whole);
                } catch (RuntimeException | AssertionError broken) {
                    fail(broken);
                }
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partialText.append(data);
            if (last) {
                synchronized (Viewer.this) {
                    controls.add(JSON.readTree(partialText.toString()));
                    Viewer.this.notifyAll();
                }
                partialText.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            synchronized (Viewer.this) {
                closed = true;
                ending = status + " " + reason;
                Viewer.this.notifyAll();
            }
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            synchronized (Viewer.this) {
                closed = true;
                ending = error.toString();
                Viewer.this.notifyAll();
            }
        }

        private void fail(Throwable broken) {
            synchronized (Viewer.this) {
                failure = broken instanceof AssertionError
                        ? broken
                        : new AssertionError("a frame that cannot be read", broken);
                Viewer.this.notifyAll();
            }
        }
    }
}
