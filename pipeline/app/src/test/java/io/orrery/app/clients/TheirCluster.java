package io.orrery.app.clients;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A Kafka of somebody else's, which asks for a password.
record TheirCluster(TestBroker broker, Path properties) implements AutoCloseable {
    static final String USER = "shipper";
    static final String PASSWORD = "their-own-secret";

    static TheirCluster start(Path folder) throws Exception {
        String login = login() + " user_" + USER + "=\"" + PASSWORD + "\";";
        TestBroker broker = TestBroker.start(
                folder.resolve("theirs"),
                Map.of(
                        "listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.broker.plain.sasl.jaas.config", login,
                        "auto.create.topics.enable", "true",
                        "num.partitions", "3"));
        return new TheirCluster(broker, properties(folder));
    }

    private static Path properties(Path folder) throws IOException {
        return Files.writeString(folder.resolve("theirs.properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s;
                """.formatted(login()));
    }

    private static String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + PASSWORD + "\"";
    }

    KafkaSettings settings() {
        return new KafkaSettings(
                address(),
                Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.jaas.config", login() + ";"),
                (short) 1);
    }

    String address() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        broker.close();
    }
}
