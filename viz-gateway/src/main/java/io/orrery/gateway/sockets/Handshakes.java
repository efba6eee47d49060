package io.orrery.gateway.sockets;

import io.netty.channel.Channel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the handshakes of a listener that fail and says why, because a sender that is turned away often says nothing
/// itself. Thread-safe.
final class Handshakes {
    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Handshakes.class);
    /// Of what the TLS engine says about the peer's bytes.
    private static final int REASON_CHARACTERS = 200;

    private final Listener listener;
    private final SocketMeters meters;

    Handshakes(Listener listener, SocketMeters meters) {
        this.listener = listener;
        this.meters = meters;
    }

    /// @param channel a new connection, which may do without TLS
    void watch(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return;
        }
        SocketAddress peer = channel.remoteAddress();
        var _ = tls.handshakeFuture().addListener(handshake -> {
            if (!handshake.isSuccess()) {
                failed(peer, handshake.cause());
            }
        });
    }

    private void failed(SocketAddress peer, Throwable failure) {
        meters.handshakeFailed(listener);
        if (meters.mayComplain(listener, SocketMeters.Complaint.HANDSHAKE)) {
            log.warn("{} turned {} away, whose TLS handshake failed: {}", listener, words(peer), reason(failure));
        }
    }

    private static String words(SocketAddress peer) {
        return peer instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : String.valueOf(peer);
    }

    /// In one line, and without what the peer sent: to the wrong port it may send anything.
    static String reason(Throwable failure) {
        return switch (failure) {
            case NotSslRecordException _ -> "it does not speak TLS";
            case SslHandshakeTimeoutException _ -> "it took longer than " + LIMIT.toSeconds() + " s";
            case ClosedChannelException _ -> "it closed the connection";
            default -> shortened(String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " "));
        };
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_CHARACTERS ? reason : reason.substring(0, REASON_CHARACTERS) + "…";
    }
}
