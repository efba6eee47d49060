package io.orrery.gateway;

import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.log.LogWriter;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Map;

/// A writer whose broker is away until [#arrive]: its address leads nowhere until then.
final class LateBroker implements AutoCloseable {
    private final KafkaSettings real;
    private final ServerSocket door = new ServerSocket();
    private final int port;
    private final LogWriter log;
    final EventWriter writer;

    LateBroker() throws IOException {
        GatewayFixture fixture = GatewayFixture.get();
        real = fixture.kafka;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        log = new LogWriter(
                new KafkaSettings(
                        "127.0.0.1:" + port, Map.of("max.block.ms", "300", "reconnect.backoff.max.ms", "50"), (short)
                                1),
                4,
                Catalogue.EVENTS);
        writer = new EventWriter(log, fixture.gateway.context().getBean(DoorMeters.class), Clock.systemUTC());
    }

    /// From now on the first address leads to the real broker, which tells the client its own.
    void arrive() throws IOException {
        door.bind(new java.net.InetSocketAddress("127.0.0.1", port));
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket client = door.accept();
                    String[] target = real.bootstrapServers().split(",")[0].split(":");
                    Socket broker = new Socket(target[0], Integer.parseInt(target[1]));
                    copy(client, broker);
                    copy(broker, client);
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void copy(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                return;
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        log.close();
    }
}
