package io.orrery.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.topics.model.EdgeColumns;
import org.junit.jupiter.api.Test;

class GraphFramesTest {
    @Test
    void nodesComeBackAsTheyWere() {
        Frame frame = Frame.of(GraphFrames.encode(Samples.header(FrameKind.NODES), Samples.nodes()));

        assertThat(frame.header()).isEqualTo(Samples.header(FrameKind.NODES));
        assertThat(GraphFrames.nodes(frame))
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(Samples.nodes());
    }

    @Test
    void edgesComeBackAsTheyWereAndAbsentColumnsStayAbsent() {
        Frame frame = Frame.of(GraphFrames.encode(Samples.header(FrameKind.EDGES), Samples.edges()));

        EdgeColumns edges = GraphFrames.edges(frame);

        assertThat(edges)
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(Samples.edges());
        assertThat(edges.label()).isEmpty();
    }

    @Test
    void positionsKeepFreeSlotsAsNaN() {
        Frame frame = Frame.of(GraphFrames.encodePositions(Samples.header(FrameKind.POSITIONS), Samples.positions()));

        assertThat(GraphFrames.positions(frame)).containsExactly(Samples.positions());
    }

    @Test
    void aMillionPositionsFitIntoSixteenChunksOfUnderAMegabyte() {
        float[] chunk = new float[GraphFrames.POSITIONS_PER_CHUNK * 2];

        byte[] bytes = GraphFrames.encodePositions(Samples.header(FrameKind.POSITIONS), chunk);

        assertThat(bytes.length).isLessThan(io.orrery.topics.catalog.Catalogue.MAX_VALUE_BYTES);
    }

    @Test
    void anEmptyBatchIsABatch() {
        Frame frame = Frame.of(GraphFrames.encodeRemoved(Samples.header(FrameKind.EDGES_REMOVED), new int[0]));

        assertThat(GraphFrames.removed(frame)).isEmpty();
    }

    @Test
    void aForeignFileIsRefusedWithTheByteThatIsWrong() {
        byte[] bytes = GraphFrames.encode(Samples.header(FrameKind.NODES), Samples.nodes());
        bytes[2] = 9;

        assertThatThrownBy(() -> Frame.of(bytes))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("version 9 at byte 2");
    }
}
