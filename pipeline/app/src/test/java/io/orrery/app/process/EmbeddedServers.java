package io.orrery.app.process;

import io.orrery.app.embedded.EmbeddedKafka;
import io.orrery.app.embedded.EmbeddedPostgres;
import io.orrery.app.embedded.EmbeddedRedis;
import io.orrery.app.embedded.Secrets;
import io.orrery.stage.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Servers inside this process and beside it, for machines without Docker.
final class EmbeddedServers implements OwnServers {
    private final Path folder;
    private final Secrets secrets;
    private final Map<String, String> listeners;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;
    private final int port;
    private EmbeddedKafka kafka;

    EmbeddedServers(Path folder) throws IOException {
        this.folder = folder;
        this.secrets = new Secrets(folder.resolve("secrets"));
        this.port = FreePorts.next();
        String controller = "127.0.0.1:" + FreePorts.next();
        String addresses = "BROKER://" + bootstrapServers() + ",CONTROLLER://" + controller;
        this.listeners = Map.of(
                "listeners", addresses,
                "advertised.listeners", addresses,
                "controller.quorum.bootstrap.servers", controller);
        this.postgres = EmbeddedPostgres.start(folder.resolve("postgres"), secrets);
        this.redis = EmbeddedRedis.start(folder.resolve("redis"), secrets);
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), secrets, listeners);
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ORRERY_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "ORRERY_KAFKA_REPLICATION_FACTOR", "1",
                "ORRERY_POSTGRES_URL", postgres.url(),
                "ORRERY_POSTGRES_USER", postgres.user(),
                "ORRERY_POSTGRES_PASSWORD", postgres.password(),
                "ORRERY_REDIS_URL", redis.url()));
        kafka.clientProperties()
                .forEach((name, value) -> environment.put(
                        "ORRERY_KAFKA_CLIENT_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public KafkaSettings kafka() {
        return new KafkaSettings(bootstrapServers(), kafka.clientProperties(), (short) 1);
    }

    @Override
    public void restartKafka(long millis) throws IOException, InterruptedException {
        kafka.close();
        Thread.sleep(millis);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), secrets, listeners);
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        redis.close();
        postgres.close();
    }
}
