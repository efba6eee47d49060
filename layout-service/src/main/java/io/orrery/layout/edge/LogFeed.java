package io.orrery.layout.edge;

import io.orrery.layout.turn.GraphOpener;
import io.orrery.layout.turn.Inboxes;
import io.orrery.layout.turn.Message;
import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Trace;
import io.orrery.stage.read.CompactedTable;
import io.orrery.stage.read.GraphReplay;
import io.orrery.stage.read.PartitionScan;
import io.orrery.stage.read.PartitionTail;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.Keys;
import io.orrery.topics.wire.MalformedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that comes from the broker: owned partitions, heads, change sets and commands, turned into messages.
public final class LogFeed implements Ownership.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration HEADS_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration RECENT_LOOK = Duration.ofMinutes(2);

    private final KafkaSettings kafka;
    private final int partitions;
    private final Inboxes inboxes;
    private final StageHealth health;
    private final Supplier<Map<Integer, Long>> settled;
    private final Aside aside;
    private final CompactedTable<GraphHead> graphHeads;
    private final CompactedTable<LayoutHead> layoutHeads;
    private final PartitionTail tail;
    private final Ownership ownership;
    private boolean tailing;

    /// @param group name of the consumer group that shares the partitions
    /// @param inboxes of the workers, which share the partitions
    /// @param settled first offset per partition that must be read again after a restart
    /// @param aside takes what is no change set, command, head or place
    public LogFeed(
            KafkaSettings kafka,
            int partitions,
            String group,
            Inboxes inboxes,
            StageHealth health,
            Supplier<Map<Integer, Long>> settled,
            Aside aside) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.inboxes = inboxes;
        this.health = health;
        this.settled = settled;
        this.aside = aside;
        this.graphHeads = new CompactedTable<>(kafka, Catalogue.GRAPH_HEADS, Documents::graphHead, aside);
        this.layoutHeads = new CompactedTable<>(kafka, Catalogue.LAYOUT_HEADS, Documents::layoutHead, aside);
        this.tail = new PartitionTail(kafka, "layout-tail", List.of(Catalogue.GRAPH_DELTAS, Catalogue.COMMANDS), aside);
        this.ownership = new Ownership(kafka, group, this);
    }

    /// Brings graphs from this log.
    ///
    /// @param loader runs what waits for the broker
    public GraphOpener opener(ScheduledExecutorService loader) {
        GraphReplay replay = new GraphReplay(kafka, partitions, graph -> graphHeads.get(head(graph)), aside);
        StoredPlaces stored = new StoredPlaces(kafka, partitions, graph -> layoutHeads.get(head(graph)), aside);
        return new LogOpener(stored, replay, tail, loader, this::post);
    }

    private void post(GraphId graph, Message message) {
        inboxes.post(Partitions.of(graph, partitions), message);
    }

    private static String head(GraphId graph) {
        return RecordKey.of(graph, "head").toString();
    }

    /// Returns at once.
    public void start() {
        graphHeads.start();
        layoutHeads.start();
        tail.listen(message -> {
            if (message.topic().equals(Catalogue.COMMANDS.name())) {
                asked(message, true);
            } else {
                changed(message);
            }
        });
        ownership.start();
    }

    @Override
    public void owned(Set<Integer> all, Set<Integer> gained) {
        if (!gained.isEmpty()) {
            awaitHeads();
        }
        // Said first: a change set of a partition that nobody is known to own is dropped.
        inboxes.own(all);
        if (!all.isEmpty()) {
            follow(all);
        }
        // What people wished in the past comes before what lies in the log since then.
        for (int partition : gained) {
            TopicPartition commands = new TopicPartition(Catalogue.COMMANDS.name(), partition);
            PartitionScan.run(kafka, commands, 0, message -> orAside(message, past -> asked(past, false)));
        }
        layoutHeads.entries().values().stream()
                .filter(head -> !head.resting() && gained.contains(Partitions.of(head.graph(), partitions)))
                .forEach(head -> post(head.graph(), new Message.Wanted(head.graph())));
        LOG.info("owned partitions {}", all);
    }

    private void awaitHeads() {
        try {
            if (!graphHeads.awaitCaughtUp(HEADS_TIMEOUT) || !layoutHeads.awaitCaughtUp(HEADS_TIMEOUT)) {
                LOG.warn("the heads are not read yet after {}; some layouts may start afresh", HEADS_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Set<Integer> all) {
        if (tailing) {
            tail.follow(all);
        } else {
            tail.start(all);
            tailing = true;
        }
    }

    @Override
    public void missed(ConsumerRecord<byte[], byte[]> message) {
        orAside(message, this::changed);
    }

    private void orAside(ConsumerRecord<byte[], byte[]> message, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            reader.accept(message);
        } catch (MalformedRecord malformed) {
            aside.put(message, malformed);
        }
    }

    /// One message for each change set: its first chunk speaks for all.
    private void changed(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return;
        }
        GraphId graph = Keys.parse(message.key()).graph();
        FrameHeader header = FrameHeader.parse(message.value());
        if (header.chunkIndex() == 0 && !header.kind().serverOnly()) {
            String trace = Trace.read(message.headers()).map(Trace::toString).orElse("");
            inboxes.post(
                    message.partition(),
                    new Message.Seen(graph, message.partition(), header.seq(), message.offset(), trace));
        }
    }

    private void asked(ConsumerRecord<byte[], byte[]> message, boolean live) {
        if (message.value() == null) {
            return;
        }
        GraphId graph = Keys.parse(message.key()).graph();
        Command command = Documents.command(message.value());
        post(graph, new Message.Asked(graph, command, message.offset(), live));
        if (!live && looksNow(command, message.timestamp())) {
            post(graph, new Message.Wanted(graph));
        }
    }

    /// Somebody who opened the graph while nobody owned its partition is still waiting for a picture.
    private static boolean looksNow(Command command, long writtenMillis) {
        return command instanceof Command.Look(int viewers)
                && viewers > 0
                && System.currentTimeMillis() - writtenMillis < RECENT_LOOK.toMillis();
    }

    @Override
    public Map<Integer, Long> settledOffsets() {
        return settled.get();
    }

    @Override
    public void state(@Nullable String trouble) {
        if (trouble == null) {
            health.up();
        } else {
            health.waiting(trouble);
        }
    }

    @Override
    public void close() {
        ownership.close();
        tail.close();
        graphHeads.close();
        layoutHeads.close();
    }
}
