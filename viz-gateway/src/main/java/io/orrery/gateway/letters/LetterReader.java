package io.orrery.gateway.letters;

import io.orrery.gateway.fanout.LogReaders;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the dead letters of a graph back from its partition. Kafka has no index by graph or reason, so it looks at all
/// records of the partition, within bounds. Blocks; throws [io.orrery.stage.StageException] (weather) when the broker
/// does not answer in time.
final class LetterReader {
    /// Records looked at for one page; then the page ends, full or not, and the next goes on from there.
    private static final long MOST_LOOKED_AT = 20_000;

    private static final long WINDOW = 500;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final LogReaders readers;
    private final int partitions;

    LetterReader(LogReaders readers, int partitions) {
        this.readers = readers;
        this.partitions = partitions;
    }

    /// Newest first.
    ///
    /// @param before offset that the next page ends at; -1 when there is none
    record Page(List<Letter> letters, long before) {}

    /// A page of the letters before an offset.
    ///
    /// @param before [Long#MAX_VALUE] for the newest
    Page newest(GraphId graph, Predicate<Letter> wanted, int most, long before) {
        int partition = Partitions.of(graph, partitions);
        LogReaders.Span span = readers.span(Catalogue.DEAD_LETTERS, partition);
        List<Letter> letters = new ArrayList<>();
        long to = Math.min(before, span.end());
        long stop = Math.max(span.first(), to - MOST_LOOKED_AT);
        while (to > stop && letters.size() < most) {
            long from = Math.max(stop, to - WINDOW);
            Deque<Letter> window = window(graph, partition, from, to, wanted, most - letters.size());
            boolean full = window.size() == most - letters.size();
            window.descendingIterator().forEachRemaining(letters::add);
            to = full && !letters.isEmpty() ? letters.getLast().offset() : from;
        }
        return new Page(letters, to > span.first() ? to : -1);
    }

    /// The last `most` letters between two offsets, in the order of the log.
    private Deque<Letter> window(GraphId graph, int partition, long from, long to, Predicate<Letter> wanted, int most) {
        Deque<Letter> found = new ArrayDeque<>();
        readers.from(Catalogue.DEAD_LETTERS, partition, from, LIMIT, record -> {
            if (record.offset() >= to) {
                return false;
            }
            Letter.of(record, graph.value()).filter(wanted).ifPresent(letter -> {
                found.addLast(letter);
                if (found.size() > most) {
                    found.removeFirst();
                }
            });
            return true;
        });
        return found;
    }

    /// Oldest first.
    ///
    /// @param next offset that the next batch begins at; -1 when there is none
    record Batch(List<Letter> letters, long next) {}

    /// The letters from an offset on, as many as fit in memory.
    ///
    /// @param mostBytes of all together, but for the last
    Batch oldest(GraphId graph, Predicate<Letter> wanted, long from, int most, long mostBytes) {
        int partition = Partitions.of(graph, partitions);
        LogReaders.Span span = readers.span(Catalogue.DEAD_LETTERS, partition);
        long begin = Math.max(from, span.first());
        long end = Math.min(span.end(), begin + MOST_LOOKED_AT);
        List<Letter> found = new ArrayList<>();
        long[] next = {end};
        long[] bytes = {0};
        readers.from(Catalogue.DEAD_LETTERS, partition, begin, LIMIT, record -> {
            if (record.offset() >= end) {
                return false;
            }
            Letter.of(record, graph.value()).filter(wanted).ifPresent(letter -> {
                found.add(letter);
                bytes[0] += letter.bytes().length;
            });
            boolean full = found.size() == most || bytes[0] >= mostBytes;
            next[0] = full ? record.offset() + 1 : next[0];
            return !full;
        });
        return new Batch(found, next[0] < span.end() ? next[0] : -1);
    }

    /// The letter that a client names, if it is still there and of this graph: an id is text that somebody sent.
    Optional<Letter> find(GraphId graph, String id) {
        int at = id.lastIndexOf('@');
        if (at < 1 || !id.substring(at + 1).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long offset = Long.parseLong(id.substring(at + 1));
        List<Letter> found = new ArrayList<>(1);
        readers.from(Catalogue.DEAD_LETTERS, Partitions.of(graph, partitions), offset, LIMIT, record -> {
            if (record.offset() == offset) {
                Letter.of(record, graph.value())
                        .filter(letter -> letter.id().equals(id))
                        .ifPresent(found::add);
            }
            return false;
        });
        return found.stream().findFirst();
    }
}
