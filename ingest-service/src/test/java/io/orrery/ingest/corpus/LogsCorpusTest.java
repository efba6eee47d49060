package io.orrery.ingest.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.bench.EventFile;
import io.orrery.ingest.bench.EventTally;
import io.orrery.ingest.bench.IngestBench;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.format.Formats;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.model.FeedReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Reads every recorded log as a feed would and prints what came of it: no line may be lost on the way, and of those
/// that are in a known format nearly all must be understood.
class LogsCorpusTest {
    private static final double LEAST_PARSED = 0.99;
    /// Years are missing in many of the recordings; this is after all of them.
    private static final long RECEIVED_MICROS =
            Instant.parse("2024-12-31T23:59:59Z").getEpochSecond() * 1_000_000;

    /// The parses that somebody else made of some logs beside them are no logs.
    private static final String EXPECTED = "expected_";

    private record Line(String file, long lines, long unread, IngestBench.Result result) {
        long left(Map<String, Long> by) {
            return by.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            return String.format(
                    "%-68s %7d %7d %7d %7d %8d %6d %7d %7d  %s%s",
                    file,
                    lines,
                    result.events(),
                    result.parsed(),
                    result.mapped(),
                    left(result.filtered()),
                    left(result.dead()),
                    result.nodes(),
                    result.edges(),
                    reasons("", result.dead()),
                    reasons(" parts ", result.parts()));
        }

        private String reasons(String before, Map<String, Long> counts) {
            return counts.isEmpty()
                    ? ""
                    : before
                            + counts.entrySet().stream()
                                    .map(e -> e.getKey() + " " + e.getValue() + ", e.g. "
                                            + result.samples().get(e.getKey()))
                                    .collect(Collectors.joining("; "));
        }

        /// Why events of it tell nothing, the most frequent first.
        String filtered() {
            return result.filtered().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    @Test
    void noLineIsLostAndNearlyAllAreUnderstood() throws Exception {
        Corpus corpus = Corpus.open();
        FeedReaders readers = new FeedReaders(Formats.logs());
        List<Line> table = new ArrayList<>();
        assertThat(corpus.logs()).isNotEmpty();
        for (Path file : corpus.logs()) {
            table.add(read(corpus, file, readers));
        }
        System.out.printf(
                "%-68s %7s %7s %7s %7s %8s %6s %7s %7s  %s%n",
                "file", "lines", "events", "parsed", "mapped", "filtered", "dead", "nodes", "edges", "reasons");
        table.forEach(System.out::println);
        System.out.printf("%nleft out on purpose, by the rule's name%n");
        table.stream()
                .filter(line -> !line.filtered().isEmpty())
                .forEach(line -> System.out.printf("%-68s %s%n", line.file(), line.filtered()));
        assertThat(table).isNotEmpty();
        System.out.printf("%ntechniques%n");
        table.stream()
                .filter(line -> !line.result().techniques().isEmpty())
                .forEach(line -> System.out.printf(
                        "%-68s %s%n", line.file(), line.result().techniques()));
        SoftAssertions all = new SoftAssertions();
        for (Line line : table) {
            check(line, all);
            corpus.lines().computeIfPresent(line.file(), (file, lines) -> {
                all.assertThat(line.lines()).as("lines of " + file).isEqualTo(lines);
                return lines;
            });
        }
        all.assertAll();
    }

    private static void check(Line line, SoftAssertions all) {
        IngestBench.Result result = line.result();
        long ends = result.mapped() + line.left(result.filtered()) + line.left(result.dead());
        all.assertThat(ends)
                .as("events of " + line.file() + " that end somewhere")
                .isEqualTo(result.events());
        all.assertThat(line.unread())
                .as("lines of " + line.file() + " that belong to no event")
                .isZero();
        if (!line.file().contains(EXPECTED)) {
            all.assertThat((double) result.parsed())
                    .as("events understood of " + line.file())
                    .isGreaterThanOrEqualTo(LEAST_PARSED * result.events());
        }
    }

    private static Line read(Corpus corpus, Path file, FeedReaders readers) throws Exception {
        EventTally tally = new EventTally(readers.of(FeedReading.ofAnything()));
        LineAccount account = new LineAccount();
        long lines = EventFile.each(file, Corpus.MOST_BYTES, event -> {
            account.see(event);
            tally.see(new RawRecord(event.bytes(), RECEIVED_MICROS, event.preamble()));
        });
        long unread = lines - account.lines();
        return new Line(corpus.name(file), lines, unread == 0 ? 0 : unread - Corpus.emptyLines(file), tally.result(0));
    }

    /// Which lines are in events, or in the preambles of events.
    private static final class LineAccount {
        private long lines;
        private String preamble = "";

        void see(EventGrouping.Event event) {
            lines += 1 + lineEnds(new String(event.bytes(), StandardCharsets.UTF_8));
            if (!event.preamble().equals(preamble)) {
                preamble = event.preamble();
                lines += 1 + lineEnds(preamble);
            }
        }

        private static long lineEnds(String text) {
            return text.chars().filter(c -> c == '\n').count();
        }

        long lines() {
            return lines;
        }
    }
}
