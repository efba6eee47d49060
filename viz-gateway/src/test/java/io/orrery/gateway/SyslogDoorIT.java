package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.sockets.ListenException;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.stage.testing.Certificates;
import io.orrery.topics.catalog.EventHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SyslogDoorIT {
    private final DoorFixture.Feed feed = DoorFixture.feed();

    @TempDir
    private Path folder;

    @Test
    void takes_both_framings_over_tcp_and_tells_how_events_came() throws IOException {
        try (DoorFixture doors = open("{protocol: syslog-tcp, port: 0, feed: %s}")) {
            send(doors.port(), "<13>one\n<13>two");
            assertThat(doors.await(feed, 2)).containsExactly("<13>one", "<13>two");
            send(doors.port(), "8 <13>six\n7 <13>ten");

            assertThat(doors.await(feed, 4)).contains("<13>six", "<13>ten");
            TopicReader.Entry first = doors.entries(feed).getFirst();
            assertThat(header(first, EventHeaders.DOOR)).isEqualTo("syslog");
            assertThat(header(first, EventHeaders.FEED)).isEqualTo(feed.name().replace("alice/", ""));
            assertThat(header(first, EventHeaders.TRANSPORT))
                    .contains(
                            "\"protocol\":\"syslog-tcp\"",
                            "\"address\":\"127.0.0.1\"",
                            "\"listener\":\"" + doors.port());
            DoorFixture.await(() -> doors.counted("accepted", feed) == 4);
        }
    }

    @Test
    void takes_datagrams() throws IOException {
        try (DoorFixture doors = open("{protocol: syslog-udp, port: 0, feed: %s}")) {
            sendDatagrams(doors.port(), List.of("<34>Oct 11 22:14:15 host su: one\n", "<34>two\0"));

            assertThat(doors.await(feed, 2)).containsExactly("<34>Oct 11 22:14:15 host su: one", "<34>two");
            assertThat(header(doors.entries(feed).getFirst(), EventHeaders.TRANSPORT))
                    .contains("\"syslog-udp\"");
        }
    }

    @Test
    void shares_a_port_among_feeds_by_token_and_keeps_no_token() throws IOException {
        DoorFixture.Feed other = DoorFixture.feed();
        try (DoorFixture doors = open("{protocol: syslog-tcp, port: 0}")) {
            String mine = doors.token(feed);
            String theirs = doors.token(other);
            double before = doors.counted("refused", null);
            send(doors.port(), element(mine, "one") + element(theirs, "two") + element("guessed", "no") + "<13>none\n");

            assertThat(doors.await(feed, 1)).containsExactly("<34>1 - h - - - - one");
            assertThat(doors.await(other, 1)).containsExactly("<34>1 - h - - - - two");
            DoorFixture.await(() -> doors.counted("refused", null) == before + 2);
        }
    }

    private static String element(String token, String text) {
        return "<34>1 - h - - - [orrery@32473 token=\"" + token + "\"] " + text + "\n";
    }

    @Test
    void keeps_the_beginning_of_what_is_too_long_and_says_so() throws IOException {
        try (DoorFixture doors = open("{protocol: syslog-tcp, port: 0, messageBytes: 480, feed: %s}")) {
            send(doors.port(), "x".repeat(500) + "\n<13>next\n");

            assertThat(doors.await(feed, 2)).containsExactly("x".repeat(480), "<13>next");
            assertThat(header(doors.entries(feed).getFirst(), EventHeaders.TRANSPORT))
                    .contains("\"truncated\":\"true\"");
        }
    }

    @Test
    void lets_in_no_more_connections_than_it_may_and_none_to_a_feed_that_is_missing() throws IOException {
        try (DoorFixture doors = open("{protocol: syslog-tcp, port: 0, connections: 1, feed: %s}");
                Socket first = new Socket("127.0.0.1", doors.port())) {
            first.getOutputStream().write("<13>one\n".getBytes(StandardCharsets.US_ASCII));
            doors.await(feed, 1);
            assertThat(isClosedByServer(doors.port())).isTrue();
        }
        try (DoorFixture doors =
                DoorFixture.open(folder, "listen: [{protocol: syslog-tcp, port: 0, feed: alice/gone}]")) {
            assertThat(isClosedByServer(doors.port())).isTrue();
        }
    }

    @Test
    void writes_what_was_sent_before_it_closed() throws IOException {
        int count = 20_000;
        try (DoorFixture doors = open("{protocol: syslog-tcp, port: 0, feed: %s}");
                Socket socket = new Socket("127.0.0.1", doors.port())) {
            socket.getOutputStream().write("<13>first\n".getBytes(StandardCharsets.US_ASCII));
            doors.await(feed, 1);
            socket.getOutputStream().write(lines(count));
            doors.doors.stop();

            assertThat(socket.getInputStream().read())
                    .as("the end of the stream")
                    .isEqualTo(-1);
            List<String> events = doors.events(feed);
            assertThat(events.size()).isEqualTo(count + 1);
            assertThat(events.getLast()).isEqualTo("<13>event " + (count - 1));
        }
    }

    /// Log4j and rsyslog with TLS 1.3 write without seeing that the other side has closed.
    @ParameterizedTest
    @ValueSource(strings = {"syslog-tcp", "syslog-tls, certificate: server.pem, key: server.key"})
    void fails_the_next_write_of_a_sender_that_does_not_look_whether_it_closed(String protocol) throws Exception {
        Certificates.write(folder, "server");
        try (DoorFixture doors = open("{protocol: " + protocol + ", port: 0, feed: %s}");
                Socket socket = protocol.startsWith("syslog-tls")
                        ? trusting(doors.port())
                        : new Socket("127.0.0.1", doors.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("<13>one\n".getBytes(StandardCharsets.US_ASCII));
            doors.await(feed, 1);
            doors.doors.stop();

            assertThatThrownBy(() -> out.write("<13>two\n".getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tells_whose_tls_handshake_failed_and_why(CapturedOutput output) throws Exception {
        Certificates.write(folder, "server");
        try (DoorFixture doors = open(
                "{protocol: syslog-tls, port: 0, certificate: server.pem, key: server.key, clients: server.pem, feed: %s}")) {
            double before = doors.handshakesFailed();
            int stranger = knock(doors.port());
            DoorFixture.await(() -> doors.handshakesFailed() == before + 1);
            send(doors.port(), "<13>in the clear\n");
            DoorFixture.await(() -> doors.handshakesFailed() == before + 2);

            assertThat(output.toString())
                    .contains("turned 127.0.0.1:" + stranger + " away", "Empty client certificate chain")
                    .containsOnlyOnce("TLS handshake failed");
            assertThat(doors.events(feed)).isEmpty();
        }
    }

    @Test
    void does_not_read_on_while_the_broker_is_away_and_loses_nothing() throws Exception {
        int count = 4_000;
        byte[] lines = (("<13>" + "x".repeat(9_995) + "\n").repeat(count)).getBytes(StandardCharsets.US_ASCII); // 40 MB
        AtomicLong sent = new AtomicLong();
        try (LateBroker broker = new LateBroker();
                DoorFixture doors =
                        DoorFixture.open(folder, listen("{protocol: syslog-tcp, port: 0, feed: %s}"), broker.writer);
                Socket socket = new Socket("127.0.0.1", doors.port())) {
            Thread sender = Thread.ofVirtual().start(() -> write(socket, lines, sent));
            long[] last = {-1};
            DoorFixture.await(() -> {
                sleep();
                return last[0] == (last[0] = sent.get()) && last[0] > 0;
            });
            assertThat(sent.get()).isLessThan(lines.length);
            assertThat(doors.events(feed)).isEmpty();

            broker.arrive();
            sender.join();
            socket.shutdownOutput();
            DoorFixture.await(() -> doors.counted("accepted", feed) == count);
        }
    }

    @Test
    void says_in_one_sentence_that_a_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DoorFixture.open(
                            folder, listen("{protocol: syslog-tcp, port: " + taken.getLocalPort() + "}")))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("Cannot open syslog-tcp on port " + taken.getLocalPort()
                            + " of 127.0.0.1: the port is taken by another program");
        }
    }

    private DoorFixture open(String listener) throws IOException {
        return DoorFixture.open(folder, listen(listener));
    }

    private String listen(String listener) {
        return "listen: [" + listener.formatted(feed.name()) + "]";
    }

    private static byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, count)
                .forEach(i -> lines.append("<13>event ").append(i).append('\n'));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(Socket socket, byte[] bytes, AtomicLong sent) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int at = 0; at < bytes.length; at += 65_536) {
                int now = Math.min(65_536, bytes.length - at);
                out.write(bytes, at, now);
                sent.addAndGet(now);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void send(int port, String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void sendDatagrams(int port, List<String> texts) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
        }
    }

    private static boolean isClosedByServer(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            return socket.getInputStream().read() == -1;
        }
    }

    private Socket trusting(int port) throws IOException, GeneralSecurityException {
        return Certificates.trusting(folder.resolve("server.pem"))
                .getSocketFactory()
                .createSocket("127.0.0.1", port);
    }

    /// Comes without a certificate of its own.
    ///
    /// @return the port that it came from
    private int knock(int port) throws IOException, GeneralSecurityException {
        try (Socket socket = trusting(port)) {
            socket.setSoTimeout(10_000);
            assertThatThrownBy(() -> {
                        socket.getOutputStream().write("<13>stranger\n".getBytes(StandardCharsets.US_ASCII));
                        var _ = socket.getInputStream().read();
                    })
                    .isInstanceOfAny(SSLException.class, SocketException.class);
            return socket.getLocalPort();
        }
    }

    private static String header(TopicReader.Entry entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
