package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.orrery.stage.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.Feature;

/// A real Kafka broker and controller (KRaft) inside this process: loopback only, password on both listeners, data
/// kept across restarts.
///
/// Two processes on one folder would destroy it, and Kafka notices too late: a lock of our own comes first. Start it
/// from a thread whose context class loader is the application's, never from the common pool. Its threads are not
/// daemons: [#close()] must be called, or the process stays.
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final FileChannel lock;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedKafka(KafkaRaftServer server, FileChannel lock, int port, String password) {
        this.server = server;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /// Starts the broker in `home` (made on first use); returns when it takes requests.
    ///
    /// @param overrides broker properties that win over ours
    public static EmbeddedKafka start(Path home, Secrets secrets, Map<String, String> overrides) throws IOException {
        PrivateFiles.folder(home);
        FileChannel lock = lock(home);
        try {
            KafkaVersionFile.check(home.resolve("kafka-version"), AppInfoParser.getVersion());
            int broker = LoopbackPorts.free();
            int controller = LoopbackPorts.free();
            Path data = home.resolve("data").toAbsolutePath();
            String password = secrets.get("kafka-password");
            boolean killed = KilledBroker.wasOn(data);
            if (!Files.exists(data)) {
                format(home.toAbsolutePath(), data, controller);
            }
            if (killed) {
                boolean _ = rooted(() -> {
                    KilledBroker.fence(BrokerProperties.controllerOnly(data, controller, password));
                    return true;
                });
            }
            Properties properties = BrokerProperties.of(data, broker, controller, password);
            properties.putAll(overrides);
            return new EmbeddedKafka(start(properties), lock, broker, password);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /// `host:port`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// What a client must set besides the address; holds the password.
    public Map<String, String> clientProperties() {
        Map<String, String> properties = new HashMap<>(BrokerProperties.clientSession());
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put("sasl.jaas.config", BrokerProperties.clientLogin(password));
        return Map.copyOf(properties);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    @Override
    public String toString() {
        return "EmbeddedKafka[" + bootstrapServers() + "]";
    }

    private static KafkaRaftServer start(Properties properties) {
        return rooted(() -> {
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            startOrShutDown(server);
            return server;
        });
    }

    /// Kafka turns names into constants with the default locale, and a Turkish one has no capital I without a dot.
    private static <T> T rooted(Supplier<T> work) {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return work.get();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static void startOrShutDown(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException | Error e) {
            try {
                server.shutdown();
            } catch (RuntimeException | Error suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("embedded.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process; the answer is the same.
        }
        channel.close();
        throw new EmbeddedServerException("another process runs the embedded Kafka in " + home);
    }

    /// Formats aside and moves into place, so that a crash in between leaves nothing half made.
    private static void format(Path home, Path data, int controller) throws IOException {
        Path unfinished = home.resolve("data.new");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(BrokerProperties.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(unfinished.toString()))
                    .setMetadataLogDirectory(unfinished.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setUnstableFeatureVersionsEnabled(false)
                    .setHasDynamicQuorum(true)
                    .setInitialControllers(DynamicVoters.parse(
                            BrokerProperties.NODE + "@127.0.0.1:" + controller + ":" + Uuid.randomUuid()))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedServerException("could not format the embedded Kafka's folder " + home, e);
        }
        Files.move(unfinished, data, ATOMIC_MOVE);
        PrivateFiles.force(home);
    }
}
