package io.orrery.transform.edge;

import io.orrery.stage.DeadLetters;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Puts a dead letter where its record lies, as every other stage does.
final class LetterPartitioner implements StreamPartitioner<byte[], byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitionCount) {
        OptionalInt partition = DeadLetters.partition(key);
        return partition.isPresent() && partition.getAsInt() < partitionCount
                ? Optional.of(Set.of(partition.getAsInt()))
                : Optional.empty();
    }
}
