package io.orrery.gateway;

import io.orrery.gateway.access.PersonalKey;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.doors.Doors;
import io.orrery.stage.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything the gateway needs to know, parsed once. Secrets read `***` in [#toString].
///
/// @param bindAddress interface of the public port; the management port always binds to it too
/// @param port public port; 0 picks a free one
/// @param managementPort health and metrics; 0 picks a free one
/// @param partitions of every topic, as created from the catalogue
/// @param redis `redis://...`, with its password
/// @param tokenKey signs tokens, at least 32 bytes; the same for all gateways of one installation
/// @param adminPassword of the first administrator, used on first run only; generated when null
/// @param cliKey a personal key of the first administrator that is kept valid; null for none
/// @param allowedOrigins further origins whose pages may use cookies here, such as `https://graphs.example.org`
/// @param https whether browsers reach the gateway through TLS: cookies become `Secure`
/// @param doors the listeners that an operator opens
public record GatewayConfig(
        String bindAddress,
        int port,
        int managementPort,
        KafkaSettings kafka,
        int partitions,
        Database database,
        Secret redis,
        Secret tokenKey,
        @Nullable Secret adminPassword,
        @Nullable PersonalKey cliKey,
        UploadLimits limits,
        Set<String> allowedOrigins,
        boolean https,
        Doors doors) {
    /// Of users, unless set.
    public static final int PORT = 8080;
    /// Of operators, unless set.
    public static final int MANAGEMENT_PORT = 8081;

    private static final int MIN_KEY_BYTES = 32;
    private static final int MIN_PASSWORD_CHARACTERS = 8;

    public GatewayConfig {
        allowedOrigins = Set.copyOf(allowedOrigins);
        requirePort("gateway.port", port);
        requirePort("gateway.management-port", managementPort);
        if (partitions < 1) {
            throw new IllegalArgumentException("kafka.partitions must be at least 1, was " + partitions);
        }
        if (!redis.value().matches("rediss?://.+")) {
            throw new IllegalArgumentException("redis.url must start with redis:// or rediss://");
        }
        if (tokenKey.value().getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("gateway.token-key must have at least " + MIN_KEY_BYTES + " bytes");
        }
        if (adminPassword != null && adminPassword.value().length() < MIN_PASSWORD_CHARACTERS) {
            throw new IllegalArgumentException(
                    "ORRERY_ADMIN_PASSWORD must have at least " + MIN_PASSWORD_CHARACTERS + " characters");
        }
        for (String origin : allowedOrigins) {
            if (!origin.matches("https?://[^/*]+")) {
                throw new IllegalArgumentException(
                        "gateway.allowed-origins must be exact origins like https://host, was '" + origin + "'");
            }
        }
    }

    /// From environment variables: `ORRERY_PORT` (8080), `ORRERY_MANAGEMENT_PORT` (8081), `ORRERY_BIND_ADDRESS`
    /// (127.0.0.1), `ORRERY_PARTITIONS` (4), `ORRERY_POSTGRES_URL`, `ORRERY_POSTGRES_USER`,
    /// `ORRERY_POSTGRES_PASSWORD`, `ORRERY_REDIS_URL`, `ORRERY_TOKEN_KEY`, `ORRERY_ADMIN_PASSWORD`,
    /// `ORRERY_CLI_KEY`, `ORRERY_UPLOAD_MAX_BYTES`, `ORRERY_ALLOWED_ORIGINS` (separated by commas),
    /// `ORRERY_HTTPS`, `ORRERY_DOORS` (path of a file that is read now), and those of [KafkaSettings].
    public static GatewayConfig fromEnvironment(Map<String, String> environment) {
        Environment env = new Environment(environment);
        String admin = env.text("ORRERY_ADMIN_PASSWORD", "");
        String cliKey = env.text("ORRERY_CLI_KEY", "");
        UploadLimits limits = UploadLimits.DEFAULT;
        return new GatewayConfig(
                env.text("ORRERY_BIND_ADDRESS", "127.0.0.1"),
                (int) env.number("ORRERY_PORT", PORT),
                (int) env.number("ORRERY_MANAGEMENT_PORT", MANAGEMENT_PORT),
                KafkaSettings.fromEnvironment(environment),
                (int) env.number("ORRERY_PARTITIONS", 4),
                new Database(
                        env.required("ORRERY_POSTGRES_URL"),
                        env.text("ORRERY_POSTGRES_USER", "postgres"),
                        new Secret(env.text("ORRERY_POSTGRES_PASSWORD", ""))),
                new Secret(env.required("ORRERY_REDIS_URL")),
                new Secret(env.required("ORRERY_TOKEN_KEY")),
                admin.isEmpty() ? null : new Secret(admin),
                cliKey.isEmpty() ? null : PersonalKey.parse(cliKey),
                new UploadLimits(
                        env.number("ORRERY_UPLOAD_MAX_BYTES", limits.maxBytes()),
                        limits.maxConcurrent(),
                        limits.maxConcurrentPosts()),
                env.list("ORRERY_ALLOWED_ORIGINS"),
                env.flag("ORRERY_HTTPS"),
                Doors.read(env.text("ORRERY_DOORS", "")));
    }

    private static void requirePort(String key, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(key + " must be 0 to 65535, was " + port);
        }
    }
}
