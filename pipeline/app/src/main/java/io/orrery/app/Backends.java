package io.orrery.app;

import io.orrery.app.embedded.EmbeddedKafka;
import io.orrery.app.embedded.EmbeddedPostgres;
import io.orrery.app.embedded.EmbeddedRedis;
import io.orrery.app.embedded.Secrets;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The servers that services need: embedded ones, each unless an address of another is configured. They start side
/// by side. The outcome is the environment that a service would be given if it ran alone.
final class Backends {
    private final Lifecycle lifecycle;
    private final Configuration configuration;
    private final Secrets secrets;
    private final Lifecycle.@Nullable Part<EmbeddedPostgres> postgres;
    private final Lifecycle.@Nullable Part<EmbeddedRedis> redis;
    private final Lifecycle.@Nullable Part<EmbeddedKafka> kafka;

    private Backends(Lifecycle lifecycle, Configuration configuration, DataFolder folder, Secrets secrets) {
        this.lifecycle = lifecycle;
        this.configuration = configuration;
        this.secrets = secrets;
        this.postgres = unlessSet(
                Setting.ORRERY_POSTGRES_URL, "PostgreSQL", () -> EmbeddedPostgres.start(folder.postgres(), secrets));
        this.redis = unlessSet(Setting.ORRERY_REDIS_URL, "Redis", () -> EmbeddedRedis.start(folder.redis(), secrets));
        this.kafka = unlessSet(
                Setting.ORRERY_KAFKA_BOOTSTRAP_SERVERS,
                "Kafka",
                () -> EmbeddedKafka.start(folder.kafka(), secrets, Map.of()));
    }

    /// Begins to start what is not configured.
    static Backends start(Lifecycle lifecycle, Configuration configuration, DataFolder folder, Secrets secrets) {
        return new Backends(lifecycle, configuration, folder, secrets);
    }

    /// Waits until all run and returns the environment for the services. It holds secrets.
    Map<String, String> awaitEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(configuration.settings());
        if (kafka != null) {
            EmbeddedKafka broker = kafka.await();
            environment.keySet().removeIf(name -> name.startsWith(Setting.KAFKA_CLIENT_PREFIX));
            environment.put(Setting.ORRERY_KAFKA_BOOTSTRAP_SERVERS.name(), broker.bootstrapServers());
            environment.put(Setting.ORRERY_KAFKA_REPLICATION_FACTOR.name(), "1");
            broker.clientProperties().forEach((name, value) -> environment.put(clientVariable(name), value));
        }
        if (postgres != null) {
            EmbeddedPostgres database = postgres.await();
            environment.put(Setting.ORRERY_POSTGRES_URL.name(), database.url());
            environment.put(Setting.ORRERY_POSTGRES_USER.name(), database.user());
            environment.put(Setting.ORRERY_POSTGRES_PASSWORD.name(), database.password());
        }
        if (redis != null) {
            environment.put(Setting.ORRERY_REDIS_URL.name(), redis.await().url());
        }
        if (!configuration.has(Setting.ORRERY_TOKEN_KEY)) {
            environment.put(Setting.ORRERY_TOKEN_KEY.name(), secrets.get("token-key"));
        }
        if (!configuration.has(Setting.ORRERY_CLI_KEY)) {
            environment.put(Setting.ORRERY_CLI_KEY.name(), CommandLineKey.of(secrets));
        }
        if (!configuration.has(Setting.ORRERY_ADMIN_PASSWORD)) {
            new FirstAdministrator(secrets)
                    .password()
                    .ifPresent(password -> environment.put(Setting.ORRERY_ADMIN_PASSWORD.name(), password));
        }
        return Map.copyOf(environment);
    }

    /// Tells `broken` when an embedded server ends before it is closed.
    void watch(Consumer<String> broken) {
        if (postgres != null) {
            postgres.await().onUnexpectedEnd(() -> broken.accept("PostgreSQL ended by itself"));
        }
        if (redis != null) {
            redis.await().onUnexpectedEnd(() -> broken.accept("Redis ended by itself"));
        }
    }

    private static String clientVariable(String property) {
        return Setting.KAFKA_CLIENT_PREFIX + property.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private <T extends AutoCloseable> Lifecycle.@Nullable Part<T> unlessSet(
            Setting address, String name, java.util.concurrent.Callable<T> starter) {
        return configuration.has(address) ? null : lifecycle.start(name, starter);
    }
}
