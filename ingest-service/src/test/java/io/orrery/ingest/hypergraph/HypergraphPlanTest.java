package io.orrery.ingest.hypergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HypergraphPlanTest {
    @Test
    void theDetectorsChoiceBecomesRelationsAndIsExplained() {
        HypergraphPlan plan = plan(hypergraph(List.of(), false, Map.of(), List.of(), Map.of()));

        assertThat(plan.spec().hypergraph()).isNull();
        assertThat(plan.spec().relations())
                .extracting(Relation::source)
                .containsExactly(new Entity("src", "ip"), new Entity("dst", "ip"), new Entity("user", "user"));
        assertThat(plan.spec().relations())
                .allMatch(relation -> relation.destination().column().equals(TableHeader.ROW_COLUMN));
        assertThat(plan.notes())
                .hasSize(4)
                .contains("column 'src' is taken as ip: its 20 different values look like IP addresses")
                .anyMatch(note -> note.startsWith("column 'bytes' is left out: it holds numbers"));
    }

    @Test
    void whatIsSkippedIsNeitherTakenNorExplained() {
        HypergraphPlan plan = plan(hypergraph(List.of(), true, Map.of(), List.of("user", "bytes"), Map.of()));

        assertThat(plan.spec().relations()).extracting(Relation::name).containsExactly("src::dst");
        assertThat(plan.notes()).hasSize(2);
    }

    @Test
    void namedColumnsAreTakenAsTheyAreAndAreKindsOfTheirOwn() {
        HypergraphPlan plan = plan(hypergraph(
                List.of("bytes", "src", "dst"), true, Map.of("ip", List.of("src", "dst")), List.of(), Map.of()));

        assertThat(plan.spec().relations())
                .extracting(Relation::name)
                .containsExactly("bytes::ip", "bytes::ip", "ip::ip");
        assertThat(plan.spec().relations().getFirst().source()).isEqualTo(new Entity("bytes", "bytes"));
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> plan(hypergraph(List.of("src", "host"), false, Map.of(), List.of(), Map.of())))
                .hasMessage(
                        "the hypergraph names columns that the table does not have: host; it has src, dst, user, bytes");
    }

    @Test
    void nothingToJoinAndTooMuchToJoinAreSaid() {
        assertThatThrownBy(() -> plan(hypergraph(List.of("src"), true, Map.of(), List.of(), Map.of())))
                .hasMessageContaining("joins no columns: it needs two columns");
        List<Column> wide = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> wide.add(text("c" + i, "x#")));
        Hypergraph all = hypergraph(wide.stream().map(Column::name).toList(), true, Map.of(), List.of(), Map.of());
        assertThatThrownBy(() -> HypergraphPlan.of(spec(all), all, TablePart.EDGES, new Table(40, wide)))
                .hasMessageContaining("of 12 columns has 66 relations, at most 64 are taken");
    }

    private static HypergraphPlan plan(Hypergraph hypergraph) {
        long[] bytes = IntStream.range(0, 40).mapToLong(i -> i * 31L).toArray();
        BitSet all = new BitSet();
        all.set(0, 40);
        Table table = new Table(
                40,
                List.of(
                        text("src", "10.0.0.#"),
                        text("dst", "10.1.0.#"),
                        text("user", "u#"),
                        new Column.Integers("bytes", bytes, all)));
        return HypergraphPlan.of(spec(hypergraph), hypergraph, TablePart.EDGES, table);
    }

    private static GraphSpec spec(Hypergraph hypergraph) {
        return new GraphSpec("", List.of(), "", 0, List.of(), List.of(), null, hypergraph);
    }

    private static Hypergraph hypergraph(
            List<String> columns,
            boolean direct,
            Map<String, List<String>> categories,
            List<String> skip,
            Map<String, List<String>> edges) {
        return new Hypergraph(columns, direct, categories, skip, edges, true, "");
    }

    private static Column text(String name, String template) {
        return new Column.Text(
                name,
                IntStream.range(0, 40)
                        .mapToObj(row -> template.replace("#", Integer.toString(row % 20)))
                        .toArray(String[]::new));
    }
}
