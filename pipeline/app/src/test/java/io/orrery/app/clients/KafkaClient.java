package io.orrery.app.clients;

/// A program of others that puts lines on a topic.
interface KafkaClient extends AutoCloseable {
    String name();

    String version();

    /// Takes whole lines; they are on the topic soon after.
    void send(String lines) throws Exception;

    @Override
    default void close() throws Exception {
        // most end by themselves
    }
}
