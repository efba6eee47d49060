package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.table.BatchSink;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {
    @TempDir
    Path scratch;

    private static byte[] encoded(BatchSink.Batch batch) {
        TableHeader header = new TableHeader(
                new GraphId("g"),
                "u",
                TablePart.EDGES,
                batch.index(),
                batch.last(),
                batch.firstRow(),
                batch.progress(),
                GraphSpec.ofEdges("a", "b"),
                1,
                "");
        return TableBatches.encode(new TableBatch(header, batch.table()));
    }

    /// Rows of wildly different width, with gaps.
    private static byte[] csv(RandomGenerator random) {
        StringBuilder csv = new StringBuilder("id,text,number,flag\n");
        int rows = random.nextInt(1, 60_000);
        for (int i = 0; i < rows; i++) {
            int width = random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(20);
            csv.append(i).append(",").append("ä".repeat(width)).append(',');
            csv.append(random.nextInt(3) == 0 ? "" : Double.toString(random.nextDouble()))
                    .append(',');
            csv.append(random.nextInt(3) == 0 ? "" : Boolean.toString(random.nextBoolean()))
                    .append('\n');
        }
        return SampleFiles.utf8(csv.toString());
    }

    @RepeatedTest(5)
    void readingTheSameBytesTwiceGivesTheSameBatchesAndEachFitsARecord(RepetitionInfo repetition) {
        byte[] csv = csv(RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition()));
        List<BatchSink.Batch> first = TableText.read(scratch, csv, FileFormat.CSV, Map.of(), List.of()).batches;
        List<BatchSink.Batch> second =
                TableText.read(scratch, SampleFiles.gzip(csv), FileFormat.CSV, Map.of(), List.of()).batches;
        assertThat(first).hasSameSizeAs(second);
        long rows = 0;
        for (int i = 0; i < first.size(); i++) {
            BatchSink.Batch batch = first.get(i);
            byte[] bytes = encoded(batch);
            assertThat(bytes).isEqualTo(encoded(second.get(i))).hasSizeLessThanOrEqualTo(Catalogue.MAX_VALUE_BYTES);
            assertThat(batch.index()).isEqualTo(i);
            assertThat(batch.firstRow()).isEqualTo(rows);
            assertThat(batch.table().rows()).isBetween(1, 32_768);
            assertThat(batch.last()).isEqualTo(i == first.size() - 1);
            for (int row = 0; row < batch.table().rows(); row++) {
                assertThat(batch.table().columns().getFirst().text(row)).isEqualTo(Long.toString(rows + row));
            }
            rows += batch.table().rows();
        }
        long lines =
                new String(csv, java.nio.charset.StandardCharsets.UTF_8).lines().count() - 1;
        assertThat(rows).isEqualTo(lines);
    }

    @Test
    void manyColumnsWithLongNamesStillFitARecord() {
        StringBuilder names = new StringBuilder("n0");
        StringBuilder row = new StringBuilder("1");
        for (int i = 1; i < 900; i++) {
            names.append(",a_rather_long_name_of_column_number_").append(i);
            row.append(i % 3 == 0 ? ",text " + i : i % 3 == 1 ? ",1.5" : ",true");
        }
        byte[] csv = SampleFiles.utf8(names + "\n" + (row + "\n").repeat(2_000));
        List<BatchSink.Batch> batches = TableText.read(scratch, csv, FileFormat.CSV, Map.of(), List.of()).batches;
        assertThat(batches)
                .hasSizeGreaterThan(5)
                .allSatisfy(b -> assertThat(encoded(b)).hasSizeLessThanOrEqualTo(Catalogue.MAX_VALUE_BYTES));
    }
}
