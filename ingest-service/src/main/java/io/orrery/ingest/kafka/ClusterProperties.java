package io.orrery.ingest.kafka;

import io.orrery.ingest.door.KafkaDoorConfig;
import io.orrery.stage.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// How to get into the cluster of a door.
final class ClusterProperties {
    private ClusterProperties() {}

    /// @throws IllegalArgumentException when the file of client properties cannot be read
    static KafkaSettings of(KafkaDoorConfig door) {
        Map<String, String> client = new HashMap<>();
        Optional<Path> file = door.properties();
        if (file.isPresent()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "the client properties of door " + door.name() + " cannot be read: " + unreadable, unreadable);
            }
            properties.stringPropertyNames().forEach(name -> client.put(name, properties.getProperty(name)));
        }
        return new KafkaSettings(door.bootstrap(), client, (short) 1);
    }
}
