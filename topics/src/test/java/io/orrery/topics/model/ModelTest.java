package io.orrery.topics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "ü", "..", "a%2F", "<b>"})
    void aGraphIdThatCouldNotStandInAUrlIsRefused(String text) {
        assertThatThrownBy(() -> new GraphId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordKeyReadsBackAndKnowsItsGraph() {
        RecordKey key = RecordKey.numbered(new GraphId("ab"), "u1", 42);

        assertThat(key.toString()).isEqualTo("ab/u1/0000000042");
        assertThat(RecordKey.parse(key.toBytes())).isEqualTo(key);
        assertThat(RecordKey.belongsTo(key.toBytes(), "ab".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(RecordKey.belongsTo(key.toBytes(), "a".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aFloatColumnOfWholeNumbersNamesTheSameNodesAsAnIntegerColumn() {
        BitSet all = new BitSet();
        all.set(0, 3);
        Column floats = new Column.Decimals("id", new double[] {7, 7.5, Double.NaN}, all);

        assertThat(List.of(
                        String.valueOf(floats.text(0)), String.valueOf(floats.text(1)), String.valueOf(floats.text(2))))
                .containsExactly("7", "7.5", "null");
    }

    @Test
    void columnsThatAreNotParallelAreRefusedByName() {
        assertThatThrownBy(() -> new RefColumns(new int[2], new byte[2], new long[1], new long[2], new int[2]))
                .hasMessageContaining("column oldest must have 2 rows, has 1");
    }

    @Test
    void aStatusCarriesABoundedNumberOfProblems() {
        Problem problem = new Problem(Stage.INGEST, Reason.MALFORMED, "m", "");
        StageStatus status = new StageStatus(
                new GraphId("a"),
                Stage.INGEST,
                StageStatus.State.IDLE,
                1,
                0,
                0,
                0,
                0,
                0,
                java.util.Collections.nCopies(100, problem),
                List.of(),
                0,
                "");

        assertThat(status.problems()).hasSize(StageStatus.MAX_PROBLEMS);
    }
}
