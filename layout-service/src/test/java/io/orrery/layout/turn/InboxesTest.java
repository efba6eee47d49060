package io.orrery.layout.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InboxesTest {
    private static final int PARTITIONS = 4;

    private static List<Message> taken(Inboxes inboxes, int worker) {
        List<Message> messages = new ArrayList<>();
        for (Message next = inboxes.get(worker).take(0);
                next != null;
                next = inboxes.get(worker).take(0)) {
            messages.add(next);
        }
        return messages;
    }

    @Test
    void eachWorkerIsToldOfItsOwnPartitionsOnly() {
        Inboxes inboxes = new Inboxes(2, 1 << 20);
        inboxes.own(Set.of(0, 1, 2));
        assertThat(taken(inboxes, 0)).containsExactly(new Message.Own(Set.of(0, 2)));
        assertThat(taken(inboxes, 1)).containsExactly(new Message.Own(Set.of(1)));
        inboxes.own(Set.of(3));
        assertThat(taken(inboxes, 0)).containsExactly(new Message.Own(Set.of()));
        assertThat(taken(inboxes, 1)).containsExactly(new Message.Own(Set.of(3)));
    }

    @Test
    void graphsAreSharedOutAndAllMessagesOfOneReachTheSameWorker() {
        Inboxes inboxes = new Inboxes(2, 1 << 20);
        for (int i = 0; i < 40; i++) {
            GraphId graph = new GraphId("graph-" + i);
            int partition = Partitions.of(graph, PARTITIONS);
            inboxes.post(partition, new Message.Seen(graph, partition, 1, i, ""));
            inboxes.post(partition, new Message.Wanted(graph));
        }
        assertThat(inboxes.size()).isEqualTo(80);
        Set<Integer> even = partitions(taken(inboxes, 0));
        Set<Integer> odd = partitions(taken(inboxes, 1));
        assertThat(even).containsExactlyInAnyOrder(0, 2);
        assertThat(odd).containsExactlyInAnyOrder(1, 3);
        assertThat(inboxes.size()).isZero();
    }

    private static Set<Integer> partitions(List<Message> messages) {
        Set<Integer> seen = new HashSet<>();
        int wanted = 0;
        for (Message message : messages) {
            switch (message) {
                case Message.Seen change -> seen.add(change.partition());
                case Message.Wanted want -> {
                    assertThat(seen).contains(Partitions.of(want.graph(), PARTITIONS));
                    wanted++;
                }
                default -> throw new AssertionError("not posted: " + message);
            }
        }
        assertThat(wanted).isEqualTo(messages.size() / 2).isPositive();
        return seen;
    }

    @Test
    void aWorkerWhoseInboxIsFullHoldsUpNoOther() {
        Inboxes inboxes = new Inboxes(2, 2);
        inboxes.post(0, new Message.Wanted(new GraphId("a")));
        // Each has a share of one byte, which a message fills.
        inboxes.post(1, new Message.Wanted(new GraphId("b")));
        assertThat(taken(inboxes, 0)).hasSize(1);
        assertThat(taken(inboxes, 1)).hasSize(1);
    }
}
