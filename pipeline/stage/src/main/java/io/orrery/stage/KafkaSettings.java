package io.orrery.stage;

import static java.util.Map.entry;

import io.orrery.topics.catalog.Topic;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;

/// Where Kafka is and how to talk to it; makes the property maps of every client so that measured settings live in
/// one place. Keys and values are bytes everywhere: the codecs of `topics` do the rest.
///
/// @param bootstrapServers `host:port`, several separated by commas
/// @param clientProperties passed to every client, over the measured settings: `security.protocol`,
///     `sasl.jaas.config`, `ssl.*` ...
/// @param replicationFactor of every topic that is created; 1 on the embedded broker
public record KafkaSettings(String bootstrapServers, Map<String, String> clientProperties, short replicationFactor) {

    /// Largest request a producer sends: several records of the largest size.
    public static final int MAX_REQUEST_BYTES = 8 << 20;

    /// Members of a killed process hold their partitions this long; brokers allow no less unless told to. Both values
    /// may be given as client properties.
    private static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_000;

    /// In 4.3 a member under one of the newer protocols asks for its offsets for ever when the group's epoch moves on
    /// meanwhile (KAFKA-20765): it keeps its partitions and never reads them.
    private static final String CLASSIC = "classic";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{4,})\"");

    private static final String ENVIRONMENT = "ORRERY_KAFKA_";
    private static final String CLIENT = ENVIRONMENT + "CLIENT_";

    public KafkaSettings {
        clientProperties = Map.copyOf(clientProperties);
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap-servers must name at least one host:port, was empty");
        }
        for (String server : bootstrapServers.split(",", -1)) {
            if (!server.strip().matches(".+:\\d{1,5}")) {
                throw new IllegalArgumentException("kafka.bootstrap-servers must be host:port, was '" + server + "'");
            }
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("kafka.replication-factor must be at least 1, was " + replicationFactor);
        }
    }

    /// A broker on its own without security, such as the embedded one.
    public static KafkaSettings plain(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Map.of(), (short) 1);
    }

    /// `ORRERY_KAFKA_BOOTSTRAP_SERVERS`, `ORRERY_KAFKA_REPLICATION_FACTOR` (1), and every
    /// `ORRERY_KAFKA_CLIENT_X_Y` as client property `x.y`.
    public static KafkaSettings fromEnvironment(Map<String, String> environment) {
        Map<String, String> client = new HashMap<>();
        environment.forEach((key, value) -> {
            if (key.startsWith(CLIENT)) {
                client.put(
                        key.substring(CLIENT.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        String factor = environment.getOrDefault(ENVIRONMENT + "REPLICATION_FACTOR", "1");
        if (!factor.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(
                    ENVIRONMENT + "REPLICATION_FACTOR must be a number, was '" + factor + "'");
        }
        String servers = environment.getOrDefault(ENVIRONMENT + "BOOTSTRAP_SERVERS", "");
        return new KafkaSettings(servers, client, Short.parseShort(factor));
    }

    /// An idempotent producer that waits for all replicas. `topic` lends its compression: one producer has one.
    public Map<String, Object> producer(Topic topic) {
        Map<String, Object> p = tuned(Map.ofEntries(
                entry("linger.ms", 0),
                entry("batch.size", 65_536),
                entry("max.request.size", MAX_REQUEST_BYTES),
                entry("buffer.memory", 64L << 20),
                entry("send.buffer.bytes", 1 << 20),
                entry("max.block.ms", 15_000),
                entry("request.timeout.ms", 10_000),
                entry("delivery.timeout.ms", 30_000)));
        p.put("key.serializer", ByteArraySerializer.class.getName());
        p.put("value.serializer", ByteArraySerializer.class.getName());
        p.put("compression.type", topic.compression());
        p.put("acks", "all");
        p.put("enable.idempotence", true);
        return p;
    }

    /// As [#producer], with transactions under `transactionalId`, which no other live producer may use. A process
    /// that vanishes holds readers back for at most the transaction timeout of 15 s.
    public Map<String, Object> transactionalProducer(Topic topic, String transactionalId) {
        Map<String, Object> p = producer(topic);
        p.put("transactional.id", transactionalId);
        p.put("transaction.timeout.ms", 15_000);
        p.put("delivery.timeout.ms", 14_000);
        p.put("retry.backoff.ms", 10); // the next transaction waits for the markers of the last one by retrying
        return p;
    }

    /// A member of a group, which commits only through transactions. Members that join or leave disturb nobody
    /// else's partitions.
    public Map<String, Object> consumer(String groupId) {
        Map<String, Object> p = reader();
        p.put("group.id", groupId);
        p.put("group.protocol", CLASSIC);
        p.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        p.putIfAbsent("session.timeout.ms", SESSION_MILLIS);
        p.putIfAbsent("heartbeat.interval.ms", HEARTBEAT_MILLIS);
        p.putIfAbsent("max.poll.interval.ms", 300_000);
        return p;
    }

    /// A reader without a group: partitions are assigned by hand, nothing is committed.
    public Map<String, Object> reader() {
        Map<String, Object> p = tuned(Map.ofEntries(
                entry("fetch.min.bytes", 1),
                entry("max.partition.fetch.bytes", 8 << 20),
                entry("fetch.max.bytes", 32 << 20),
                entry("receive.buffer.bytes", 1 << 20),
                entry("max.poll.records", 256),
                entry("default.api.timeout.ms", 15_000)));
        p.put("key.deserializer", ByteArrayDeserializer.class.getName());
        p.put("value.deserializer", ByteArrayDeserializer.class.getName());
        p.put("isolation.level", "read_committed");
        p.put("enable.auto.commit", false);
        p.put("auto.offset.reset", "earliest");
        return p;
    }

    public Map<String, Object> admin() {
        return tuned(Map.of("request.timeout.ms", 15_000, "default.api.timeout.ms", 30_000));
    }

    /// What Kafka Streams gets; `topic` lends the compression of what it produces.
    public Map<String, Object> streams(String applicationId, Topic topic) {
        Map<String, Object> p = tuned(Map.ofEntries(
                entry("commit.interval.ms", 20),
                entry("statestore.cache.max.bytes", 0),
                entry("producer.linger.ms", 0),
                entry("producer.max.request.size", MAX_REQUEST_BYTES),
                // Reading the largest graph back, or writing it out, is one transaction.
                entry("producer.transaction.timeout.ms", 60_000),
                entry("producer.delivery.timeout.ms", 14_000),
                entry("producer.request.timeout.ms", 10_000),
                entry("consumer.max.partition.fetch.bytes", 8 << 20),
                entry("consumer.fetch.max.bytes", 32 << 20),
                entry("consumer.max.poll.records", 64)));
        p.put("application.id", applicationId);
        p.put("processing.guarantee", "exactly_once_v2");
        p.put("group.protocol", CLASSIC);
        p.putIfAbsent("session.timeout.ms", SESSION_MILLIS);
        p.putIfAbsent("heartbeat.interval.ms", HEARTBEAT_MILLIS);
        p.put("default.key.serde", Serdes.ByteArraySerde.class.getName());
        p.put("default.value.serde", Serdes.ByteArraySerde.class.getName());
        p.put("replication.factor", (int) replicationFactor);
        p.put("producer.compression.type", topic.compression());
        p.put("consumer.auto.offset.reset", "earliest");
        return p;
    }

    /// Measured values, which the given client properties may change; what correctness needs is put on top of both.
    private Map<String, Object> tuned(Map<String, Object> measured) {
        Map<String, Object> p = new HashMap<>(measured);
        p.put("reconnect.backoff.ms", 50);
        p.put("reconnect.backoff.max.ms", 2_000);
        p.putAll(clientProperties);
        p.put("bootstrap.servers", bootstrapServers);
        return p;
    }

    /// Without secrets: whatever looks like a password, key, token or JAAS line reads `***`.
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        clientProperties.forEach((key, value) -> shown.put(key, isSecret(key) ? "***" : value));
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", clientProperties=" + shown
                + ", replicationFactor=" + replicationFactor + "]";
    }

    /// `text` with every secret of the client properties, and every quoted part of one, as `***`: messages of Kafka's
    /// clients may quote what was given to them.
    public String withoutSecrets(String text) {
        String shown = text;
        for (Map.Entry<String, String> property : clientProperties.entrySet()) {
            String value = property.getValue();
            if (isSecret(property.getKey()) && !value.isBlank()) {
                shown = shown.replace(value, "***");
                shown = QUOTED.matcher(value)
                        .results()
                        .map(match -> match.group(1))
                        .reduce(shown, (said, secret) -> said.replace(secret, "***"));
            }
        }
        return shown;
    }

    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.matches(".*(password|secret|jaas|token|credential|private|\\.key|keystore\\.certificate).*");
    }
}
