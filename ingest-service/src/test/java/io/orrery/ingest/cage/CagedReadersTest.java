package io.orrery.ingest.cage;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.format.FileReading;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.TableOutput;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file can do that has taken over its reader: in the cage, and as a control without one.
class CagedReadersTest {
    @TempDir
    static Path scratch;

    private static Spool spool;
    private static CagedReaders cages;
    private static CagedReaders evil;
    private static CagedReaders hasty;

    @BeforeAll
    static void open() throws IOException {
        spool = Spool.open(scratch.resolve("spool"), 1L << 30);
        cages = new CagedReaders(CageConfig.of(scratch.resolve("cages")));
        evil = new CagedReaders(evil("evil", Duration.ofMinutes(1)));
        hasty = new CagedReaders(evil("hasty", Duration.ofSeconds(4)));
    }

    /// @param processorTime that a file may take
    private static CageConfig evil(String folder, Duration processorTime) {
        return new CageConfig(
                scratch.resolve(folder),
                64L << 20,
                700L << 20,
                processorTime,
                1 << 20,
                Duration.ofSeconds(6),
                EvilParser.class.getName());
    }

    @AfterAll
    static void close() throws IOException {
        cages.close();
        evil.close();
        hasty.close();
        assertThat(spool.usedBytes()).isZero();
    }

    private static final class Rows implements BatchSink {
        private final List<Batch> batches = new ArrayList<>();
        private final List<Refusal> leftOut = new ArrayList<>();

        @Override
        public void batch(Batch batch) {
            batches.add(batch);
        }

        @Override
        public void rejected(Refusal refusal) {
            leftOut.add(refusal);
        }

        String first() {
            Column column = batches.getFirst().table().columns().getFirst();
            return String.valueOf(column.text(0));
        }
    }

    private static Optional<Refusal> read(FileReading reading, byte[] bytes, FileFormat format, BatchSink sink)
            throws IOException {
        try (Spool.Folder folder = spool.folder();
                Spool.Folder.Draft draft = folder.draft()) {
            draft.write(bytes);
            TableReaders.Task task = new TableReaders.Task(
                    draft.finish(),
                    TablePart.EDGES,
                    format,
                    Map.of(),
                    TableOutput.Expected.NOTHING,
                    500,
                    Limits.DEFAULT);
            return reading.read(task, folder, sink);
        }
    }

    private static String obeyed(FileReading reading, String order) throws IOException {
        Rows rows = new Rows();
        Optional<Refusal> refusal = read(reading, order.getBytes(StandardCharsets.UTF_8), FileFormat.CSV, rows);
        return refusal.map(r -> r.reason() + ": " + r.message()).orElseGet(rows::first);
    }

    @ParameterizedTest
    @CsvSource({
        "CSV,'a,b\n1,2\n3\n4,5\n6,7\n8,9\n0,1\n2,3\n4,5\n6,7\n8,9\n0,1\n'",
        "EDGE_LIST,'1 2\n2 3\n'",
        "GML,graph ["
    })
    void aFileIsReadInACageAsItIsWithoutOne(FileFormat format, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Rows caged = new Rows();
        Rows free = new Rows();
        assertThat(read(cages, bytes, format, caged)).isEqualTo(read(Formats.readers(), bytes, format, free));
        assertThat(caged.leftOut).isEqualTo(free.leftOut);
        assertThat(caged.batches).hasSameSizeAs(free.batches);
        for (int i = 0; i < free.batches.size(); i++) {
            BatchSink.Batch one = caged.batches.get(i);
            BatchSink.Batch other = free.batches.get(i);
            assertThat(one.table().columnNames()).isEqualTo(other.table().columnNames());
            assertThat(one.table().rows()).isEqualTo(other.table().rows());
            assertThat(one.part()).isEqualTo(other.part());
            assertThat(one.last()).isEqualTo(other.last());
        }
    }

    @Test
    void aFileInACageReachesNothingThatIsNotItsOwn() throws IOException {
        Path secret = Files.writeString(scratch.resolve("secret"), "of a neighbour");
        Path target = scratch.resolve("target");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> orders = List.of(
                    "read " + secret,
                    "read /proc/" + ProcessHandle.current().pid() + "/environ",
                    "list " + scratch,
                    "write " + target,
                    "connect " + server.getLocalPort(),
                    "listen",
                    "run /bin/true");
            for (String order : orders) {
                assertThat(obeyed(evil, order)).as(order).startsWith("could not: ");
                // The control: without the cage it can.
                assertThat(obeyed(EvilParser.readers(), order)).as(order).doesNotStartWith("could not");
            }
        }
        assertThat(obeyed(evil, "thread")).isEqualTo("started true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spin|TOO_LARGE: The upload is refused: reading it takes too long (limit 4 seconds).",
                "sleep|TOO_LARGE: The upload is refused: reading it stands still (limit 6 seconds).",
                "heap|TOO_LARGE: The upload is refused: reading it takes too much memory (limit 700 MiB).",
                "native|TOO_LARGE: The upload is refused: reading it takes too much memory (limit 700 MiB).",
                "die|MALFORMED: The upload is not valid CSV: the reader broke on it.",
                "lie|MALFORMED: The upload is not valid CSV: the reader broke on it."
            })
    void aRunawayEndsAsOneRefusalAndTheNextFileIsRead(String order, String refusal) throws IOException {
        CagedReaders readers = order.equals("spin") ? hasty : evil;
        assertThat(obeyed(readers, order)).isEqualTo(refusal);
        assertThat(obeyed(readers, "say next")).isEqualTo("next");
    }

    @Test
    void withoutACageARunawayNeverComesBack() throws Exception {
        FutureTask<String> reading = new FutureTask<>(() -> obeyed(EvilParser.readers(), "sleep"));
        Thread thread = Thread.ofPlatform().daemon(true).start(reading);
        assertThat(returnsWithin(reading, Duration.ofSeconds(1))).isFalse();
        thread.interrupt();
        assertThat(reading.get()).isEqualTo("woke");
    }

    private static boolean returnsWithin(FutureTask<String> reading, Duration limit)
            throws InterruptedException, ExecutionException {
        try {
            reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Test
    void aCageServesOneFileAfterAnotherAndLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 20; i++) {
            Rows rows = new Rows();
            assertThat(read(cages, ("a\n" + i + "\n").getBytes(StandardCharsets.UTF_8), FileFormat.CSV, rows))
                    .isEmpty();
            assertThat(rows.first()).isEqualTo(Integer.toString(i));
        }
        try (var left = Files.walk(scratch.resolve("cages"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
