package io.orrery.ingest.hypergraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of `hypergraph/columns.txt`: a column, and what the detector must make of it and why.
class EntityDetectorTest {
    record Line(String name, String kind, String template, int distinct, int rows, String type, String why) {
        static Line of(String line) {
            String[] parts =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            return new Line(
                    parts[0],
                    parts[1],
                    parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    parts[5].equals("-") ? "" : parts[5],
                    parts[6]);
        }

        Column column() {
            String[] cells = IntStream.range(0, rows)
                    .mapToObj(row -> template.replace("#", Integer.toString(row % distinct)))
                    .toArray(String[]::new);
            BitSet all = new BitSet();
            all.set(0, rows);
            return switch (kind) {
                case "text" -> new Column.Text(name, cells);
                case "integer" -> new Column.Integers(name, longs(cells), all);
                case "time" -> new Column.Times(name, longs(cells), all);
                case "decimal" ->
                    new Column.Decimals(
                            name,
                            Arrays.stream(cells)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray(),
                            all);
                case "boolean" -> {
                    BitSet values = new BitSet();
                    IntStream.range(0, rows).forEach(row -> values.set(row, cells[row].equals("1")));
                    yield new Column.Booleans(name, values, all, rows);
                }
                default -> throw new IllegalArgumentException("no cells are " + kind);
            };
        }

        private static long[] longs(String[] cells) {
            return Arrays.stream(cells).mapToLong(Long::parseLong).toArray();
        }
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/hypergraph/columns.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::of);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aColumnIsTakenOrLeftForTheReasonThatTheFileSays(Line line) {
        Column column = line.column();
        List<EntityDetector.Choice> choices = EntityDetector.choose(new Table(column.rows(), List.of(column)));

        assertThat(choices).hasSize(1);
        assertThat(choices.getFirst().type()).as(choices.getFirst().sentence()).isEqualTo(line.type());
        assertThat(choices.getFirst().why()).contains(line.why());
        assertThat(choices.getFirst().sentence())
                .startsWith("column '" + line.name() + "' is ")
                .doesNotEndWith(".");
    }
}
