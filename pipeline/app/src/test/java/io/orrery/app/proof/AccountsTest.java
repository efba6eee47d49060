package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// The control of the kill test's comparison with an offline run: it sees every fault that can be planted, first of all
/// a batch that came twice, as without a transaction it does.
class AccountsTest {
    private static final GraphId GRAPH = new GraphId("g");
    private static final FeedDefinition FEED =
            new FeedDefinition(GRAPH, "mix", "ada", Observations.spec(3_600_000), FeedReading.ofAnything(), 1);

    private final List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final OfflineRun offline;
    private final Map<Long, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();

    AccountsTest() throws Exception {
        Recording recording = new Recording(3);
        String preamble = "";
        for (String line : new String(recording.next(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("#")) {
                preamble += line + "\n";
            } else if (!line.isEmpty()) {
                events.add(event(events.size(), line, preamble));
            }
        }
        offline = run(events);
        offline.letters().keySet().forEach(offset -> letters.put(offset, events.get(offset.intValue())));
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset, String line, String preamble) {
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(
                Catalogue.EVENTS.name(),
                0,
                offset,
                RecordKey.numbered(GRAPH, "b", offset).toBytes(),
                line.getBytes(StandardCharsets.UTF_8));
        event.headers().add(EventHeaders.RECEIVED, "1795341600000000".getBytes(StandardCharsets.UTF_8));
        event.headers().add(EventHeaders.PREAMBLE, preamble.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    private static OfflineRun run(List<ConsumerRecord<byte[], byte[]>> some) throws Exception {
        OfflineRun run = new OfflineRun(FEED);
        for (ConsumerRecord<byte[], byte[]> event : some) {
            run.add(event);
        }
        run.finish();
        return run;
    }

    private FeedCounts counts(long received) {
        SortedMap<Reason, Long> rejected = new TreeMap<>();
        offline.rejected().forEach((reason, count) -> rejected.put(Reason.valueOf(reason), count));
        return new FeedCounts(
                GRAPH,
                "mix",
                received,
                offline.taken(),
                0,
                0,
                0,
                new TreeMap<>(offline.filtered()),
                rejected,
                new TreeMap<>(),
                0,
                0,
                0);
    }

    private Accounts accounts() {
        return new Accounts(FEED, events, counts(events.size()), letters);
    }

    @Test
    void whatIsRightIsAccepted() throws Exception {
        assertThat(offline.rejected()).isNotEmpty();
        assertThat(offline.filtered()).isNotEmpty();
        assertThat(offline.countsByEdge()).hasSizeGreaterThan(10);
        assertThat(accounts().violations(offline, offline.countsByEdge())).isEmpty();
    }

    @Test
    void aBatchThatCameTwiceIsSeen() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> twice = new ArrayList<>(events);
        twice.addAll(events.subList(0, 20));
        assertThat(accounts().violations(offline, run(twice).countsByEdge())).hasSizeGreaterThan(3);
    }

    @Test
    void aLostBatchIsSeen() throws Exception {
        assertThat(accounts()
                        .violations(
                                offline, run(events.subList(20, events.size())).countsByEdge()))
                .hasSizeGreaterThan(3);
    }

    @Test
    void aCountThatRanAheadIsSeen() {
        Accounts ahead = new Accounts(FEED, events, counts(events.size() + 1), letters);
        assertThat(ahead.violations(offline, offline.countsByEdge())).hasSize(2);
    }

    @Test
    void aLostLetterAndOneWithOtherBytesAreSeen() {
        long first = letters.keySet().iterator().next();
        letters.put(first, events.get((int) first + 3));
        assertThat(accounts().violations(offline, offline.countsByEdge())).hasSize(1);
        letters.remove(first);
        assertThat(accounts().violations(offline, offline.countsByEdge())).hasSize(1);
    }

    @Test
    void aLetterThatWasSentTwiceIsSeen() {
        for (ConsumerRecord<byte[], byte[]> event : events.subList(0, 2)) {
            event.headers()
                    .add(EventHeaders.REPLAY_OF, "ingest-events/orrery.events/0/9".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(accounts().violations(offline, offline.countsByEdge()))
                .containsExactly("sent again twice: ingest-events/orrery.events/0/9");
    }
}
