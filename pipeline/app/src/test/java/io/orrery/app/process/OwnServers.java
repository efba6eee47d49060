package io.orrery.app.process;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Kafka, PostgreSQL and Redis that belong to the test, as they belong to somebody else in production: Orrery knows
/// them by their addresses only. Containers where a Docker engine answers, else the embedded servers.
public interface OwnServers extends AutoCloseable {

    /// @param folder for what the servers keep, if they need one
    static OwnServers start(Path folder) throws IOException {
        return Backends.usesDocker() ? new ContainerServers() : new EmbeddedServers(folder);
    }

    /// What an administrator would set to use these servers.
    Map<String, String> environment();

    /// For looking into the log and for putting things there that Orrery never would.
    KafkaSettings kafka();

    /// The broker goes away for this long and comes back on its address.
    void restartKafka(long millis) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
