package io.orrery.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    Path folder;

    Secrets secrets;

    @BeforeEach
    void secrets() throws Exception {
        secrets = new Secrets(folder.resolve("secrets"));
    }

    @Test
    void recordsAcknowledgedBeforeAStopAreThereAfterTheNextStart() throws Exception {
        try (EmbeddedKafka kafka = start()) {
            try (Admin admin = Admin.create(client(kafka))) {
                admin.createTopics(List.of(new NewTopic("stars", Optional.of(1), Optional.empty())))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            try (var producer = new KafkaProducer<>(client(kafka), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("stars", "name", "Vega")).get(30, TimeUnit.SECONDS);
            }
        }
        try (EmbeddedKafka kafka = start();
                Admin admin = Admin.create(client(kafka))) {
            var partition = new TopicPartition("stars", 0);
            assertThat(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get(30, TimeUnit.SECONDS)
                            .offset())
                    .isOne();
        }
    }

    @Test
    void itIsClosedToStrangers() throws Exception {
        try (EmbeddedKafka kafka = start()) {
            assertThat(Listening.addresses(kafka.bootstrapServers().split(":")[1]))
                    .containsExactly("127.0.0.1");
            Map<String, Object> wrong = client(kafka);
            wrong.put(
                    "sasl.jaas.config",
                    kafka.clientProperties().get("sasl.jaas.config").replaceFirst("password=\"", "password=\"x"));
            try (Admin admin = Admin.create(wrong)) {
                assertThatThrownBy(() -> admin.describeCluster().nodes().get(30, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
        }
    }

    @Test
    void aSecondBrokerOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedKafka kafka = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void dataOfANewerKafkaIsRefusedAndUntouched() throws Exception {
        Files.createDirectories(folder.resolve("kafka"));
        Files.writeString(folder.resolve("kafka/kafka-version"), "9.0.0");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("9.0.0");
        assertThat(folder.resolve("kafka/data")).doesNotExist();
        assertThat(folder.resolve("kafka/kafka-version")).hasContent("9.0.0");
    }

    private EmbeddedKafka start() throws Exception {
        return EmbeddedKafka.start(folder.resolve("kafka"), secrets, Map.of());
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return properties;
    }
}
