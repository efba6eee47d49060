package io.orrery.gateway.letters;

import io.orrery.gateway.log.MarkedWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Replay;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Sends dead letters through again, as they are or repaired. A letter becomes one event, whose key follows from the
/// letter's; the event and the mark on the letter are one transaction. Blocks.
final class ReplayDesk {
    /// Letters of one request that names them.
    static final int MOST_NAMED = 500;

    /// Letters of one request that asks for all of a reason; who has more asks again.
    static final int MOST_OF_A_REASON = 10_000;

    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 8L << 20;
    private static final String DOOR = "replay";
    private static final List<String> KEPT = List.of(
            EventHeaders.FEED,
            EventHeaders.RECEIVED,
            EventHeaders.PREAMBLE,
            EventHeaders.TRANSPORT,
            EventHeaders.TRACE);
    static final String ALREADY = "already replayed";

    private final LetterReader reader;
    private final ReplayBook book;
    private final MarkedWriter writer;
    private final Clock clock;

    ReplayDesk(LetterReader reader, ReplayBook book, MarkedWriter writer, Clock clock) {
        this.reader = reader;
        this.book = book;
        this.writer = writer;
        this.clock = clock;
    }

    /// A letter to send, with its repaired bytes; null to send it as it is.
    record Wish(String id, byte @Nullable [] repaired) {}

    /// What came of a request.
    ///
    /// @param skipped id and why, in the order of the request
    /// @param more whether letters are left that were not looked at
    record Outcome(int replayed, Map<String, String> skipped, boolean more) {}

    /// @param by who asks
    Outcome replay(GraphId graph, String by, List<Wish> wishes) {
        Map<String, String> skipped = new LinkedHashMap<>();
        List<Letter> letters = new ArrayList<>();
        List<MarkedWriter.Entry> entries = new ArrayList<>();
        for (Wish wish : wishes) {
            Optional<Letter> letter = reader.find(graph, wish.id());
            String problem = letter.map(found -> problem(found, wish.repaired()))
                    .orElse("there is no such letter, or it is gone");
            if (problem.isEmpty() && letter.isPresent()) {
                letters.add(letter.get());
                entries.add(entry(graph, by, letter.get(), wish.repaired()));
            } else {
                skipped.put(wish.id(), problem);
            }
        }
        return new Outcome(write(graph, letters, entries, skipped), skipped, false);
    }

    /// All letters of a reason that were not sent yet, oldest first.
    Outcome replay(GraphId graph, String by, Reason reason) {
        Map<String, String> skipped = new LinkedHashMap<>();
        int replayed = 0;
        long from = 0;
        while (from >= 0 && replayed < MOST_OF_A_REASON) {
            LetterReader.Batch batch = reader.oldest(
                    graph,
                    letter -> letter.said().reason() == reason
                            && problem(letter, null).isEmpty()
                            && !book.isReplayed(graph, letter),
                    from,
                    BATCH,
                    BATCH_BYTES);
            List<MarkedWriter.Entry> entries = batch.letters().stream()
                    .map(letter -> entry(graph, by, letter, null))
                    .toList();
            replayed += write(graph, batch.letters(), entries, new HashMap<>());
            from = batch.next();
        }
        return new Outcome(replayed, skipped, from >= 0);
    }

    private int write(
            GraphId graph, List<Letter> letters, List<MarkedWriter.Entry> entries, Map<String, String> skipped) {
        if (entries.isEmpty()) {
            return 0;
        }
        List<Boolean> fresh = writer.write(graph, entries);
        int written = 0;
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i)) {
                written++;
            } else {
                skipped.put(letters.get(i).id(), ALREADY);
            }
        }
        return written;
    }

    /// Why a letter cannot be sent; empty when it can.
    private static String problem(Letter letter, byte @Nullable [] repaired) {
        if (!letter.isEvent()) {
            return "it is no event but a record of " + letter.said().source().topic();
        }
        if (letter.partly() && repaired == null) {
            return "other parts of the event are in the graph; send only what is missing, as its text";
        }
        return repaired != null && repaired.length > Catalogue.MAX_VALUE_BYTES
                ? "its text has more than " + Catalogue.MAX_VALUE_BYTES + " bytes"
                : "";
    }

    private MarkedWriter.Entry entry(GraphId graph, String by, Letter letter, byte @Nullable [] repaired) {
        Map<String, byte[]> headers = new HashMap<>();
        for (String name : KEPT) {
            Header header = letter.record().headers().lastHeader(name);
            if (header != null && header.value() != null) {
                headers.put(name, header.value());
            }
        }
        headers.put(EventHeaders.DOOR, DOOR.getBytes(StandardCharsets.UTF_8));
        headers.put(EventHeaders.REPLAY_OF, letter.key().getBytes(StandardCharsets.UTF_8));
        Replay replay = new Replay(letter.key(), by, repaired != null, clock.millis());
        return new MarkedWriter.Entry(
                Catalogue.EVENTS,
                RecordKey.of(graph, "replay/" + letter.key()),
                repaired == null ? letter.bytes() : repaired,
                headers,
                ReplayBook.mark(graph, letter),
                Documents.encode(replay));
    }
}
