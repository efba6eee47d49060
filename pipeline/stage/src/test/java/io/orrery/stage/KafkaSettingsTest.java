package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.topics.catalog.Catalogue;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

    @Test
    void theEnvironmentNamesServersFactorAndClientProperties() {
        KafkaSettings settings = KafkaSettings.fromEnvironment(Map.of(
                "ORRERY_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092",
                "ORRERY_KAFKA_REPLICATION_FACTOR", "3",
                "ORRERY_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                "ORRERY_KAFKA_CLIENT_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", "https",
                "UNRELATED", "x"));
        assertThat(settings)
                .isEqualTo(new KafkaSettings(
                        "a:9092,b:9092",
                        Map.of(
                                "security.protocol", "SASL_SSL",
                                "ssl.endpoint.identification.algorithm", "https"),
                        (short) 3));
    }

    @ParameterizedTest
    @CsvSource({"'',1,must name at least one", "localhost,1,must be host:port", "a:1,0,at least 1", "a:1,x,a number"})
    void whatIsRefusedIsNamed(String servers, String factor, String message) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ORRERY_KAFKA_BOOTSTRAP_SERVERS", servers);
        environment.put("ORRERY_KAFKA_REPLICATION_FACTOR", factor);
        assertThatThrownBy(() -> KafkaSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void secretsAreNeverShown() {
        KafkaSettings settings = new KafkaSettings(
                "a:9092",
                Map.of(
                        "sasl.jaas.config", "Login required password=\"hush\";",
                        "ssl.keystore.password", "hush",
                        "ssl.keystore.key", "hush",
                        "sasl.oauthbearer.client.credentials.client.secret", "hush",
                        "sasl.mechanism", "SCRAM-SHA-512"),
                (short) 1);
        assertThat(settings.toString())
                .doesNotContain("hush")
                .contains("sasl.mechanism=SCRAM-SHA-512")
                .contains("sasl.jaas.config=***");
    }

    @Test
    void operatorsMayTuneButNotUndoWhatCorrectnessNeeds() {
        KafkaSettings settings = new KafkaSettings(
                "a:9092",
                Map.of(
                        "isolation.level", "read_uncommitted",
                        "enable.auto.commit", "true",
                        "acks", "0",
                        "linger.ms", "7",
                        "sasl.mechanism", "PLAIN"),
                (short) 1);
        assertThat(settings.reader())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("sasl.mechanism", "PLAIN");
        assertThat(settings.producer(Catalogue.TABLES))
                .containsEntry("acks", "all")
                .containsEntry("linger.ms", "7");
    }

    @Test
    void kafkaAcceptsEveryMap() {
        KafkaSettings settings = KafkaSettings.plain("127.0.0.1:9092");
        ProducerConfig producer = new ProducerConfig(settings.transactionalProducer(Catalogue.TABLES, "t"));
        assertThat(producer.getString("compression.type")).isEqualTo("lz4");
        ConsumerConfig consumer = new ConsumerConfig(settings.consumer("g"));
        assertThat(consumer.getString("group.protocol")).isEqualTo("classic");
        assertThat(consumer.getInt("session.timeout.ms")).isEqualTo(6_000);
        StreamsConfig streams = new StreamsConfig(settings.streams("app", Catalogue.LAYOUT_FRAMES));
        assertThat(streams.getProducerConfigs("c")).containsEntry("compression.type", "none");
        assertThat(streams.getMainConsumerConfigs("g", "c", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("session.timeout.ms", 6_000);
    }
}
