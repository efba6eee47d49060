package io.orrery.app.process;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.orrery.stage.KafkaSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Servers from their official images.
final class ContainerServers implements OwnServers {
    private static final int KAFKA_PORT = 9092;
    private static final int REDIS_PORT = 6379;

    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17-alpine");
    private final GenericContainer<?> redis = new GenericContainer<>("redis:7.2-alpine").withExposedPorts(REDIS_PORT);

    ContainerServers() throws IOException {
        // A random port would be another one after the restart.
        PortBinding binding = new PortBinding(Ports.Binding.bindPort(FreePorts.next()), new ExposedPort(KAFKA_PORT));
        kafka = new KafkaContainer("apache/kafka:4.3.1")
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig()).withPortBindings(binding));
        kafka.start();
        postgres.start();
        redis.start();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "ORRERY_KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers(),
                "ORRERY_KAFKA_REPLICATION_FACTOR", "1",
                "ORRERY_POSTGRES_URL", postgres.getJdbcUrl(),
                "ORRERY_POSTGRES_USER", postgres.getUsername(),
                "ORRERY_POSTGRES_PASSWORD", postgres.getPassword(),
                "ORRERY_REDIS_URL", "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT));
    }

    @Override
    public KafkaSettings kafka() {
        return KafkaSettings.plain(kafka.getBootstrapServers());
    }

    @Override
    public void restartKafka(long millis) throws InterruptedException {
        DockerClient docker = DockerClientFactory.lazyClient();
        docker.stopContainerCmd(kafka.getContainerId()).exec();
        Thread.sleep(millis);
        docker.startContainerCmd(kafka.getContainerId()).exec();
    }

    @Override
    public void close() {
        redis.stop();
        postgres.stop();
        kafka.stop();
    }
}
