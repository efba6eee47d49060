package io.orrery.gateway;

import io.orrery.gateway.access.Accounts;
import io.orrery.gateway.access.PersonalKey;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.doors.Doors;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TestServers;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageBoard;
import io.orrery.stage.testing.Backends;
import java.util.List;
import java.util.Set;
import org.springframework.web.reactive.function.server.RouterFunction;

/// One gateway on real servers for all tests of the JVM, with two accounts that know nothing of each other.
final class GatewayFixture {
    static final Secret TOKEN_KEY = new Secret("a key that only this test knows, of 32 bytes and more");
    static final PersonalKey CLI_KEY = PersonalKey.parse("cli-key:0123456789abcdef0123456789abcdef");
    static final String PASSWORD = "correct horse battery staple";
    static final long MAX_UPLOAD = 6_000_000;

    private static GatewayFixture instance;

    final KafkaSettings kafka;
    final GatewayApplication gateway;
    final Client client;

    private GatewayFixture() {
        kafka = Backends.kafkaWithTopics();
        gateway = GatewayApplication.start(config(kafka, 0, 0), new StageBoard(List.of()));
        client = new Client("http://127.0.0.1:" + gateway.port());
        Accounts accounts = gateway.context().getBean(Accounts.class);
        for (String name : new String[] {"alice", "bob"}) {
            if (accounts.byName(name).isEmpty()) {
                accounts.create(name, new Secret(PASSWORD), false);
            }
        }
    }

    static synchronized GatewayFixture get() {
        if (instance == null) {
            instance = new GatewayFixture();
        }
        return instance;
    }

    static GatewayConfig config(KafkaSettings kafka, int port, int managementPort) {
        return new GatewayConfig(
                "127.0.0.1",
                port,
                managementPort,
                kafka,
                4,
                TestServers.database(),
                TestServers.redis(),
                TOKEN_KEY,
                new Secret(PASSWORD),
                CLI_KEY,
                new UploadLimits(MAX_UPLOAD, 4, 4),
                Set.of(),
                false,
                Doors.NONE);
    }

    /// A client that sends a fresh token of this account.
    Client as(String name) {
        Answer login =
                client.post("/api-token-auth/", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        return client.with(
                "Authorization", "Bearer " + login.json().path("token").asString());
    }

    /// All functional routes that run.
    List<RouterFunction<?>> routers() {
        return gateway.context().getBeanProvider(RouterFunction.class).stream()
                .<RouterFunction<?>>map(function -> function)
                .toList();
    }

    String createDataset(Client account) {
        return account.post("/api/v2/upload/datasets/", DATASET)
                .json()
                .path("data")
                .path("dataset_id")
                .asString();
    }

    static final String DATASET = """
            {"node_encodings":{"bindings":{"node":"id"}},
             "edge_encodings":{"bindings":{"source":"s","destination":"d"}},
             "metadata":{"agent":"test"},"name":"a graph","description":""}""";
}
