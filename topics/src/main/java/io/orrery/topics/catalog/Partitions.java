package io.orrery.topics.catalog;

import io.orrery.topics.model.GraphId;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Which partition a graph lives in, the same on every topic. Written down here rather than left to a
/// client's default partitioner, because keys differ in their suffix and other people's clients differ in
/// their hash.
public final class Partitions {
    private Partitions() {}

    /// CRC-32C of the graph id's UTF-8, modulo `count`.
    public static int of(GraphId graph, int count) {
        CRC32C crc = new CRC32C();
        crc.update(graph.value().getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % count);
    }
}
