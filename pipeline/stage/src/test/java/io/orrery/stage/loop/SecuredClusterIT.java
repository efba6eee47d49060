package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.read.DoorPositions;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.Certificates;
import io.orrery.stage.testing.TestBroker;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A door to a cluster that speaks SASL over TLS and gives its accounts no more than they need.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredClusterIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PASSWORD = "what the SIEM's admin gave us";
    private static final String ADMIN = "the admin's own";
    private static final int RECORDS = 50;

    private final KafkaSettings ours = Backends.kafkaWithTopics();
    private final String unique = Long.toString(System.nanoTime(), 36);
    private Path folder;
    private TestBroker broker;
    private KafkaSettings admin;
    private Topic readable;
    private Topic hidden;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Certificates.write(folder, "broker");
        broker = TestBroker.start(folder.resolve("kafka"), secured());
        Map<String, String> door = new HashMap<>(trusting("broker"));
        door.put("sasl.mechanism", "PLAIN");
        door.put("sasl.jaas.config", login("plain.PlainLoginModule", "admin", ADMIN));
        admin = new KafkaSettings(broker.bootstrapServers(), door, (short) 1);
        readable = TestTopics.fresh(admin, "readable", Cleanup.DELETE, 2);
        hidden = TestTopics.fresh(admin, "hidden", Cleanup.DELETE, 1);
        try (Admin client = Admin.create(admin.admin())) {
            client.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "orrery", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), PASSWORD)))
                    .all()
                    .get();
            client.createAcls(List.of(allowed(AclOperation.DESCRIBE), allowed(AclOperation.READ)))
                    .all()
                    .get();
        }
        TestTopics.send(
                admin,
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                                readable.name(), i % 2, null, ("value-" + i).getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private Map<String, String> secured() {
        Map<String, String> broker = new HashMap<>();
        broker.put("listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
        broker.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        broker.put(
                "listener.name.broker.plain.sasl.jaas.config",
                login("plain.PlainLoginModule", "admin", ADMIN).replace(";", " user_admin=\"" + ADMIN + "\";"));
        broker.put(
                "listener.name.broker.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        broker.put("ssl.keystore.type", "PKCS12");
        broker.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
        broker.put("ssl.keystore.password", Certificates.PASSWORD);
        broker.put("ssl.key.password", Certificates.PASSWORD);
        broker.put("ssl.truststore.type", "PEM");
        broker.put("ssl.truststore.location", folder.resolve("broker.pem").toString());
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.put("super.users", "User:admin;User:ANONYMOUS");
        return broker;
    }

    private Map<String, String> trusting(String certificate) {
        return Map.of(
                "security.protocol", "SASL_SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", folder.resolve(certificate + ".pem").toString());
    }

    private static String login(String module, String user, String password) {
        return "org.apache.kafka.common.security." + module + " required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private AclBinding allowed(AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, readable.name(), PatternType.LITERAL),
                new AccessControlEntry("User:orrery", "*", operation, AclPermissionType.ALLOW));
    }

    private KafkaSettings account(String certificate, String password) {
        Map<String, String> client = new HashMap<>(trusting(certificate));
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put("sasl.jaas.config", login("scram.ScramLoginModule", "orrery", password));
        return new KafkaSettings(broker.bootstrapServers(), client, (short) 1);
    }

    private ForeignTransactionLog door(KafkaSettings theirs, Topic wanted, LoopSettings settings) {
        GraphId graph = new GraphId("secured-" + unique);
        DoorPositions positions = new DoorPositions(ours, Catalogue.DEFAULT_PARTITIONS, (record, why) -> {});
        Doorway doorway = new Doorway(
                "kafka", positions, () -> graph, Catalogue.DEFAULT_PARTITIONS, InstantSource.system(), () -> {});
        ForeignTopics topics = new ForeignTopics(theirs, Pattern.compile(Pattern.quote(wanted.name())), false);
        return new ForeignTransactionLog(ours, settings, topics, doorway, telemetry());
    }

    private static Telemetry telemetry() {
        return new Telemetry(new SimpleMeterRegistry(), "secured");
    }

    private LoopSettings settings(Topic output, String instance) {
        return LoopSettings.of("secured-" + unique, instance, List.of(Catalogue.DOOR_POSITIONS), output)
                .withBatch(20, 1 << 20);
    }

    @Test
    void anAccountThatMayOnlyDescribeAndReadIsEnough() throws Exception {
        Topic output = TestTopics.fresh(ours, "copied", Cleanup.DELETE, 1);
        LoopSettings settings = settings(output, "0");
        try (TransactionalLoop loop = new TransactionalLoop(
                settings,
                () -> door(account("broker", PASSWORD), readable, settings),
                (batch, scope) ->
                        batch.forEach(record -> scope.emit(new ProducerRecord<>(output.name(), record.value()))),
                telemetry(),
                new StageHealth("secured", LIMIT))) {
            loop.start();
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (TestTopics.readAll(ours, output.name()).size() < RECORDS) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(50);
            }
        }
        assertThat(TestTopics.readAll(ours, output.name()))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, RECORDS).mapToObj(i -> "value-" + i).toList());
        try (Admin client = Admin.create(admin.admin())) {
            assertThat(client.listGroups().all().get())
                    .as("groups of the other cluster")
                    .isEmpty();
        }
    }

    @Test
    void aTopicThatTheAccountMayNotSeeIsNotThere() {
        assertThatThrownBy(() -> enter(account("broker", PASSWORD), hidden))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("no topic at " + broker.bootstrapServers() + " that we may see");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        assertThatThrownBy(() -> enter(account("broker", "a wrong secret"), readable))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("Authentication failed")
                .hasMessageNotContaining("a wrong secret");
    }

    @Test
    void aClusterThatShowsAnotherCertificateIsNotSpokenTo() throws Exception {
        Certificates.write(folder, "another");
        assertThatThrownBy(() -> enter(account("another", PASSWORD), readable))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("SSL handshake failed");
    }

    private void enter(KafkaSettings theirs, Topic wanted) {
        try (ForeignTransactionLog door = door(theirs, wanted, settings(Catalogue.EVENTS, "alone"))) {
            door.recover();
        }
    }
}
