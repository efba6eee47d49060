package io.orrery.stage.read;

import static io.orrery.stage.read.GraphSequence.Verdict.APPLY;
import static io.orrery.stage.read.GraphSequence.Verdict.GAP;
import static io.orrery.stage.read.GraphSequence.Verdict.REPEAT;
import static io.orrery.stage.read.GraphSequence.Verdict.RESTART;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphSequenceTest {

    private static FrameHeader edges(int epoch, long seq, int chunk, int chunks) {
        return new FrameHeader(FrameKind.EDGES, 0, epoch, chunk, chunks, seq, 0);
    }

    private static FrameHeader references(int epoch, long seq, int chunk, int chunks) {
        return new FrameHeader(FrameKind.EDGE_REFS, 0, epoch, chunk, chunks, seq, 0);
    }

    @Test
    void changeSetsAfterTheSnapshotApplyInOrderAndOlderOnesRepeat() {
        GraphSequence sequence = GraphSequence.after(2, 10);
        assertThat(sequence.offer(edges(2, 10, 0, 1))).isEqualTo(REPEAT);
        assertThat(sequence.offer(edges(2, 11, 0, 2))).isEqualTo(APPLY);
        assertThat(sequence.isWhole()).isFalse();
        assertThat(sequence.offer(edges(2, 11, 1, 2))).isEqualTo(APPLY);
        assertThat(sequence.seq()).isEqualTo(11);
        assertThat(sequence.isWhole()).isTrue();
        assertThat(sequence.offer(edges(2, 13, 0, 1))).isEqualTo(GAP);
        assertThat(sequence.offer(edges(1, 99, 0, 1))).isEqualTo(REPEAT);
    }

    @Test
    void aMissingChunkIsAGap() {
        GraphSequence sequence = GraphSequence.after(0, 0);
        assertThat(sequence.offer(edges(0, 1, 0, 3))).isEqualTo(APPLY);
        assertThat(sequence.offer(edges(0, 1, 2, 3))).isEqualTo(GAP);
        assertThat(sequence.offer(edges(0, 1, 1, 4))).isEqualTo(GAP);
        assertThat(sequence.offer(edges(0, 2, 0, 1))).isEqualTo(GAP);
        assertThat(sequence.offer(edges(0, 1, 1, 3))).isEqualTo(APPLY);
    }

    @Test
    void aNewEpochRestartsOnlyAtItsBeginning() {
        GraphSequence sequence = GraphSequence.after(0, 5);
        assertThat(sequence.offer(edges(1, 2, 0, 1))).isEqualTo(GAP);
        assertThat(sequence.offer(edges(1, 1, 0, 1))).isEqualTo(RESTART);
        assertThat(sequence.offer(edges(0, 6, 0, 1))).isEqualTo(REPEAT);
        assertThat(sequence.epoch()).isEqualTo(1);
        assertThat(sequence.seq()).isEqualTo(1);
    }

    @Test
    void nothingKnownFitsOnlyTheBeginning() {
        assertThat(GraphSequence.empty().offer(edges(0, 2, 0, 1))).isEqualTo(GAP);
        assertThat(GraphSequence.empty().offer(edges(0, 1, 0, 1))).isEqualTo(RESTART);
        assertThat(GraphSequence.empty().offer(edges(3, 1, 0, 1))).isEqualTo(RESTART);
    }

    @Test
    void referencesShareTheFateOfTheFrameTheyFollow() {
        GraphSequence sequence = GraphSequence.after(0, 1);
        assertThat(sequence.offer(references(0, 1, 0, 1))).isEqualTo(REPEAT);
        assertThat(sequence.offer(edges(0, 2, 0, 2))).isEqualTo(APPLY);
        assertThat(sequence.offer(references(0, 2, 0, 2))).isEqualTo(APPLY);
        assertThat(sequence.offer(edges(0, 2, 1, 2))).isEqualTo(APPLY);
        assertThat(sequence.offer(references(0, 2, 1, 2))).isEqualTo(APPLY);
        assertThat(sequence.offer(edges(0, 2, 0, 2))).isEqualTo(REPEAT);
        assertThat(sequence.offer(references(0, 2, 0, 2))).isEqualTo(REPEAT);
        assertThat(sequence.offer(references(0, 4, 0, 1))).isEqualTo(GAP);
    }

    /// Whatever is repeated, what was applied is the log; whatever is left out, a gap is found before anything
    /// after it.
    @Test
    void noRepeatIsAppliedTwiceAndNoHoleIsSteppedOver() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            List<FrameHeader> log = log(random);
            int hole = random.nextInt(4) == 0 ? random.nextInt(log.size()) : -1;
            GraphSequence sequence = GraphSequence.after(0, 0);
            List<FrameHeader> applied = new ArrayList<>();
            boolean gap = false;
            for (int i = 0; i < log.size() && !gap; i++) {
                if (i == hole) {
                    continue;
                }
                switch (sequence.offer(log.get(i))) {
                    case APPLY, RESTART -> applied.add(log.get(i));
                    case GAP -> gap = true;
                    case REPEAT -> throw new AssertionError("seed " + seed + ": a new frame was taken for a repeat");
                }
                int back = hole < 0 && random.nextInt(5) == 0 ? random.nextInt(i + 1) : i + 1;
                for (int again = back; again <= i; again++) {
                    assertThat(sequence.offer(log.get(again)))
                            .as("seed %d", seed)
                            .isEqualTo(REPEAT);
                }
            }
            List<FrameHeader> expected = hole < 0 ? log : log.subList(0, hole);
            assertThat(applied).as("seed %d", seed).isEqualTo(expected);
            assertThat(gap).as("seed %d", seed).isEqualTo(hole >= 0 && hole < log.size() - 1);
        }
    }

    private static List<FrameHeader> log(Random random) {
        List<FrameHeader> log = new ArrayList<>();
        for (int seq = 1; seq <= 6; seq++) {
            int chunks = 1 + random.nextInt(3);
            for (int chunk = 0; chunk < chunks; chunk++) {
                log.add(edges(0, seq, chunk, chunks));
            }
        }
        return log;
    }
}
