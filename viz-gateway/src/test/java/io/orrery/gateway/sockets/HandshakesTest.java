package io.orrery.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class HandshakesTest {
    @Test
    void says_why_in_one_line_and_nothing_that_the_peer_sent() {
        assertThat(Handshakes.reason(new NotSslRecordException("not an SSL/TLS record: 736563726574")))
                .isEqualTo("it does not speak TLS");
        assertThat(Handshakes.reason(new ClosedChannelException())).isEqualTo("it closed the connection");
        assertThat(Handshakes.reason(new SSLHandshakeException("Empty client certificate chain")))
                .isEqualTo("Empty client certificate chain");
        assertThat(Handshakes.reason(new SSLHandshakeException("no path for CN=a\nWARN forged")))
                .isEqualTo("no path for CN=a WARN forged");
        assertThat(Handshakes.reason(new SSLHandshakeException("x".repeat(100_000))))
                .hasSizeLessThan(250);
    }
}
