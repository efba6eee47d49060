package io.orrery.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.sockets.Block;
import io.orrery.gateway.sockets.Bounds;
import io.orrery.gateway.sockets.FeedName;
import io.orrery.gateway.sockets.Listener;
import io.orrery.gateway.sockets.Protocol;
import io.orrery.gateway.sockets.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class DoorsFileTest {
    private static final Path CASES = Path.of("src/test/resources/cases/doors/wrong.txt");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> every_wrong_file_is_refused_by_line_and_column() throws IOException {
        Files.writeString(folder.resolve("here.pem"), "");
        Path file = folder.resolve("doors.yaml");
        List<Block> blocks = Block.read(CASES);
        assertThat(blocks).hasSizeGreaterThan(15);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.name(),
                        () -> assertThatThrownBy(
                                        () -> DoorsFile.parse(file, String.join("\n", block.after("|")) + "\n"))
                                .isInstanceOf(DoorsException.class)
                                .hasMessageStartingWith(
                                        file + ", " + block.after("< ").getFirst())));
    }

    @Test
    void reads_listeners_with_all_that_can_be_said_of_them() throws IOException {
        for (String name : new String[] {"server.pem", "server.key", "ca.pem"}) {
            Files.writeString(folder.resolve(name), "");
        }
        Path file = Files.writeString(folder.resolve("doors.yaml"), """
                listen:
                  - {protocol: syslog-udp, port: 5514, feed: admin/firewall, bind: 0.0.0.0}
                  - {protocol: syslog-tls, port: 6514, certificate: server.pem, key: server.key, clients: ca.pem}
                  - protocol: relp
                    port: 0
                    feed: admin/linux
                    connections: 20
                    messageBytes: 65536
                    idleSeconds: 60
                kafka:
                  - {anything: [at, all]}
                """);

        assertThat(Doors.read(file.toString()).listeners())
                .containsExactly(
                        new Listener(
                                Protocol.SYSLOG_UDP,
                                "0.0.0.0",
                                5514,
                                Optional.of(new FeedName("admin", "firewall")),
                                Optional.empty(),
                                Bounds.DEFAULT),
                        new Listener(
                                Protocol.SYSLOG_TLS,
                                "127.0.0.1",
                                6514,
                                Optional.empty(),
                                Optional.of(new TlsFiles(
                                        folder.resolve("server.pem"),
                                        folder.resolve("server.key"),
                                        Optional.of(folder.resolve("ca.pem")))),
                                Bounds.DEFAULT),
                        new Listener(
                                Protocol.RELP,
                                "127.0.0.1",
                                0,
                                Optional.of(new FeedName("admin", "linux")),
                                Optional.empty(),
                                new Bounds(20, 65_536, Duration.ofMinutes(1))));
    }

    @Test
    void opens_nothing_without_a_file_or_with_an_empty_one() throws IOException {
        assertThat(Doors.read("")).isEqualTo(Doors.NONE);
        assertThat(Doors.read(Files.writeString(folder.resolve("empty.yaml"), "# none\n")
                        .toString()))
                .isEqualTo(Doors.NONE);
    }

    @Test
    void names_a_file_that_cannot_be_read() {
        assertThatThrownBy(() -> Doors.read(folder.resolve("gone.yaml").toString()))
                .isInstanceOf(DoorsException.class)
                .hasMessageContaining("gone.yaml: it cannot be read");
    }

    @Test
    void stops_the_start_of_a_gateway_whose_file_is_wrong() throws IOException {
        Path file = Files.writeString(folder.resolve("doors.yaml"), "listen:\n  - {protocol: relp}\n");
        Map<String, String> environment = Map.of(
                "ORRERY_POSTGRES_URL", "jdbc:postgresql://127.0.0.1/x",
                "ORRERY_REDIS_URL", "redis://127.0.0.1",
                "ORRERY_TOKEN_KEY", "a key that only this test knows, of 32 bytes",
                "ORRERY_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
                "ORRERY_DOORS", file.toString());

        assertThatThrownBy(() -> GatewayConfig.fromEnvironment(environment))
                .hasMessage(file + ", line 2, column 5: 'port' is missing");
    }
}
