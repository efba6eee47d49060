package io.orrery.gateway.fanout;

import static io.orrery.topics.wire.FrameHeader.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.Change;
import io.orrery.gateway.fanout.core.History;
import io.orrery.gateway.fanout.core.Link;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GraphFollowerTest {
    private static final GraphId ID = new GraphId("g");
    private final AtomicInteger reloads = new AtomicInteger();
    private final GraphFollower follower = new GraphFollower(ID, "summary", 1_000_000, reloads::incrementAndGet);

    @Test
    void frames_that_come_while_the_snapshot_is_read_are_kept_in_order_and_repeats_are_swallowed() {
        follower.change(change(1, 6));
        follower.change(change(1, 7));
        assertThat(follower.view().loaded()).isFalse();

        follower.loaded(new LoadedGraph(1, 4, 3, 0, List.of(snapshot(1, 4)), List.of(change(1, 5), change(1, 6))));

        assertThat(seqs()).containsExactly(5L, 6L, 7L);
        assertThat(reloads).hasValue(0);
    }

    @Test
    void a_gap_is_loaded_again_and_viewers_notice_nothing_when_the_log_has_what_is_missing() {
        follower.loaded(new LoadedGraph(1, 4, 3, 0, List.of(snapshot(1, 4)), List.of()));
        follower.change(change(1, 5));
        long generation = history().generation();
        follower.change(change(1, 7));
        follower.change(change(1, 8));
        assertThat(reloads).hasValue(1);
        assertThat(seqs()).containsExactly(5L);

        follower.loaded(new LoadedGraph(
                1, 4, 3, 0, List.of(snapshot(1, 4)), List.of(change(1, 5), change(1, 6), change(1, 7))));

        assertThat(seqs()).containsExactly(5L, 6L, 7L, 8L);
        assertThat(history().generation()).isEqualTo(generation);
        assertThat(reloads).hasValue(1);
    }

    @Test
    void a_gap_that_the_log_cannot_fill_asks_once_more_and_not_for_every_frame() {
        follower.loaded(new LoadedGraph(1, 4, 3, 0, List.of(snapshot(1, 4)), List.of()));
        follower.change(change(1, 7));
        follower.loaded(new LoadedGraph(
                1, 4, 3, 0, List.of(snapshot(1, 4)), List.of(change(1, 7), change(1, 8), change(1, 9))));

        assertThat(reloads).hasValue(2);
        assertThat(seqs()).isEmpty();
    }

    @Test
    void another_epoch_begins_a_new_history() {
        follower.loaded(new LoadedGraph(1, 4, 3, 0, List.of(snapshot(1, 4)), List.of()));
        long generation = history().generation();
        follower.change(change(2, 2));
        follower.loaded(new LoadedGraph(2, 1, 3, 0, List.of(snapshot(2, 1)), List.of(change(2, 2))));

        assertThat(history().generation()).isNotEqualTo(generation);
        assertThat(seqs()).containsExactly(2L);
        follower.change(change(1, 5));
        assertThat(seqs()).containsExactly(2L);
    }

    @Test
    void a_newer_snapshot_replaces_what_it_includes() {
        GraphFollower tight = new GraphFollower(ID, "summary", 0, reloads::incrementAndGet);
        tight.loaded(new LoadedGraph(1, 4, 3, 0, List.of(snapshot(1, 4)), List.of()));
        for (int seq = 5; seq < 4_000; seq++) {
            tight.change(change(1, seq));
        }
        long before = tight.bytes();
        GraphHead head = new GraphHead(ID, 1, 3_900, 1, 0, 3, 0);
        assertThat(tight.wants(head)).isTrue();

        tight.rebase(new LoadedGraph(1, 3_900, 3, 0, List.of(snapshot(1, 3_900)), List.of()));

        assertThat(tight.bytes()).isLessThan(before / 10);
        assertThat(tight.view().history().newest().seq()).isEqualTo(3_999);
        assertThat(tight.wants(head)).isFalse();
    }

    private History history() {
        return follower.view().history();
    }

    private List<Long> seqs() {
        List<Long> seqs = new ArrayList<>();
        for (Link link = history().snapshot().after().next(); link != null; link = link.next()) {
            Change change = link.change();
            seqs.add(change.seq());
        }
        return seqs;
    }

    private static Frame change(int epoch, long seq) {
        return TestFrames.nodes(0, epoch, seq, 0, 1, 0, 1);
    }

    private static Frame snapshot(int epoch, long seq) {
        return TestFrames.nodes(SNAPSHOT, epoch, seq, 0, 1, 0, 3);
    }
}
