package io.orrery.gateway.sockets;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.orrery.gateway.http.Blocking;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpServer;

/// A listener for connections, with or without TLS. Thread-safe.
public final class StreamServer implements OpenListener {
    private static final Logger log = LoggerFactory.getLogger(StreamServer.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int BACKLOG = 128;

    private final Listener listener;
    private final Supplier<Conversation> protocol;
    private final Intake intake;
    private final Blocking blocking;
    private final SocketMeters meters;
    private final Handshakes handshakes;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final Set<ConnectionFlow> flows = ConcurrentHashMap.newKeySet();
    private final DisposableServer server;
    private volatile boolean isLeaving;

    /// Opens the port.
    ///
    /// @param protocol makes the conversation of a new connection
    /// @throws ListenException when that is not possible
    public StreamServer(
            Listener listener,
            Supplier<Conversation> protocol,
            Intake intake,
            Blocking blocking,
            SocketMeters meters,
            LoopResources loops) {
        this.listener = listener;
        this.protocol = protocol;
        this.intake = intake;
        this.blocking = blocking;
        this.meters = meters;
        this.handshakes = new Handshakes(listener, meters);
        meters.connections(listener, open);
        this.server = bind(loops);
    }

    private DisposableServer bind(LoopResources loops) {
        TcpServer plain = TcpServer.create()
                .runOn(loops)
                .host(listener.bind())
                .port(listener.port())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .doOnChannelInit((observer, channel, remote) -> count(channel))
                .handle(this::converse);
        TcpServer secured = listener.tls()
                .map(files -> Tls.context(listener, files))
                .map(context -> plain.secure(spec -> spec.sslContext(context).handshakeTimeout(Handshakes.LIMIT)))
                .orElse(plain);
        return Opening.of(listener, secured::bindNow);
    }

    @Override
    public int port() {
        return server.port();
    }

    private void count(Channel channel) {
        var _ = channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > listener.bounds().connections()) {
            meters.connectionRefused(listener);
            channel.eventLoop().execute(() -> {
                var _ = channel.close();
            });
        } else {
            handshakes.watch(channel);
        }
    }

    private Publisher<Void> converse(NettyInbound in, NettyOutbound out) {
        Connection[] connection = new Connection[1];
        in.withConnection(own -> connection[0] = own);
        if (open.get() > listener.bounds().connections()) {
            return Mono.empty();
        }
        return blocking.<Boolean>call(this::isWelcome)
                .flatMap(welcome -> welcome ? run(connection[0], in, out) : Mono.empty());
    }

    /// A sender whose feed is missing shall keep what it has: its own queue is better than our count of lost messages.
    private boolean isWelcome() {
        boolean welcome = listener.feed().isEmpty()
                || listener.feed().flatMap(intake::bound).isPresent();
        if (!welcome) {
            meters.connectionRefused(listener);
            if (meters.mayComplain(listener, SocketMeters.Complaint.CONNECTION)) {
                log.warn(
                        "{} closes its connections: there is no feed {} yet",
                        listener,
                        listener.feed().get());
            }
        }
        return welcome;
    }

    private Mono<Void> run(Connection connection, NettyInbound in, NettyOutbound out) {
        ConnectionFlow flow = new ConnectionFlow(
                protocol.get(), new Sender(listener, intake, meters), transport(connection), blocking);
        connection.onReadIdle(listener.bounds().silence().toMillis(), flow::leave);
        flows.add(flow);
        var _ = flow.done().whenComplete((end, failure) -> {
            flows.remove(flow);
            unwritten.addAndGet(flow.unwritten());
        });
        if (isLeaving) {
            flow.leave();
        }
        return flow.run(connection, in, out);
    }

    private Map<String, String> transport(Connection connection) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("protocol", listener.protocol().word());
        SocketAddress remote = connection.channel().remoteAddress();
        if (remote instanceof InetSocketAddress address) {
            words.put("address", address.getAddress().getHostAddress());
            words.put("port", Integer.toString(address.getPort()));
        }
        words.put("listener", Integer.toString(port()));
        SslHandler tls = connection.channel().pipeline().get(SslHandler.class);
        if (tls != null) {
            words.put("client", client(tls));
        }
        return Collections.unmodifiableMap(words);
    }

    /// The name in the client's certificate; empty when it showed none.
    private static String client(SslHandler tls) {
        try {
            return tls.engine().getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException none) {
            return "";
        }
    }

    @Override
    public void leave() {
        isLeaving = true;
        Channel port = server.channel();
        // Who parts comes back at once, and what it sends into a port that is still open is lost. A port is closed
        // when its event loop has looked for connections once more, which it does before a task of later.
        var _ = port.closeFuture().addListener(closed -> {
            var _ = port.eventLoop().schedule(this::leaveAll, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        });
        server.dispose();
    }

    private void leaveAll() {
        flows.forEach(ConnectionFlow::leave);
    }

    @Override
    public int awaitLeft(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (open.get() > 0 || !flows.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return unwritten.get()
                + flows.stream().mapToInt(ConnectionFlow::unwritten).sum();
    }
}
