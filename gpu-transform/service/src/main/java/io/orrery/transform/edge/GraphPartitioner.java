package io.orrery.transform.edge;

import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.RecordKey;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Puts every record of a graph into the graph's partition, by the rule that all stages share.
final class GraphPartitioner implements StreamPartitioner<byte[], byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
        return Optional.of(Set.of(Partitions.of(RecordKey.parse(key).graph(), partitions)));
    }
}
