package io.orrery.transform.edge;

import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.transform.TransformConfig;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/// Three co-partitioned sources, one processor with one store, one sink per topic. All records of a graph are in
/// one partition, so one task sees them all, in order.
public final class TransformTopology {
    private static final String PROCESSOR = "transform";
    private static final List<Topic> SOURCES = List.of(Catalogue.TABLES, Catalogue.EVENT_TABLES, Catalogue.COMMANDS);
    private static final List<Topic> BY_GRAPH =
            List.of(Catalogue.GRAPH_DELTAS, Catalogue.GRAPH_SNAPSHOTS, Catalogue.GRAPH_HEADS, Catalogue.STATUS);

    private TransformTopology() {}

    public static Topology of(TransformConfig config, Telemetry telemetry) {
        Topology topology = new Topology();
        long mostBytes = config.residentBytesPerThread();
        ThreadLocal<ResidentGraphs> residents = ThreadLocal.withInitial(() -> new ResidentGraphs(mostBytes));
        for (Topic source : SOURCES) {
            topology.addSource(
                    "from-" + source.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer(), source.name());
        }
        topology.addProcessor(
                PROCESSOR,
                () -> new TransformProcessor(config, residents::get, telemetry),
                SOURCES.stream().map(source -> "from-" + source.name()).toArray(String[]::new));
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TransformProcessor.STORE), Serdes.String(), Serdes.ByteArray()),
                PROCESSOR);
        for (Topic sink : BY_GRAPH) {
            topology.addSink(
                    sink.name(),
                    sink.name(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    new GraphPartitioner(),
                    PROCESSOR);
        }
        topology.addSink(
                Catalogue.DEAD_LETTERS.name(),
                Catalogue.DEAD_LETTERS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                new LetterPartitioner(),
                PROCESSOR);
        return topology;
    }
}
