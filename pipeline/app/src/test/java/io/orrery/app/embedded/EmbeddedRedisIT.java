package io.orrery.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    @TempDir
    Path folder;

    Secrets secrets;

    @BeforeEach
    void secrets() throws Exception {
        secrets = new Secrets(folder.resolve("secrets"));
    }

    @Test
    void keysWrittenBeforeAStopAreThereAfterTheNextStart() throws Exception {
        try (EmbeddedRedis redis = start()) {
            with(redis.url(), commands -> commands.set("star", "Vega"));
        }
        try (EmbeddedRedis redis = start()) {
            with(redis.url(), commands -> assertThat(commands.get("star")).isEqualTo("Vega"));
        }
    }

    @Test
    void itIsClosedToStrangers() throws Exception {
        try (EmbeddedRedis redis = start()) {
            assertThat(Listening.addresses(Integer.toString(redis.port()))).containsExactly("127.0.0.1");
            assertThatThrownBy(() -> with(redis.url().replaceFirst(":[0-9a-f]+@", ":wrong@"), RedisCommands::ping))
                    .isInstanceOf(RedisConnectionException.class)
                    .rootCause()
                    .hasMessageContaining("WRONGPASS");
            assertThatThrownBy(() -> with("redis://127.0.0.1:" + redis.port(), RedisCommands::ping))
                    .rootCause()
                    .hasMessageContaining("NOAUTH");
            assertThatThrownBy(() -> with(redis.url(), RedisCommands::flushall))
                    .isInstanceOf(RedisCommandExecutionException.class)
                    .hasMessageContaining("NOPERM");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("redis/redis.conf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theUrlsPasswordStaysOutOfItsText() throws Exception {
        try (EmbeddedRedis redis = start()) {
            assertThat(redis.toString()).doesNotContain(secrets.get("redis-password"));
        }
    }

    private EmbeddedRedis start() throws Exception {
        return EmbeddedRedis.start(folder.resolve("redis"), secrets);
    }

    private static void with(String url, Consumer<RedisCommands<String, String>> use) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            use.accept(connection.sync());
        }
    }
}
