package io.orrery.gateway.fanout.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client as the protocol page describes it: strict about order, a shadow store for snapshots, a change set applied
/// when its last chunk is here, credit returned for what is handled.
final class ToyViewer {
    final Deque<Output> inbox = new ArrayDeque<>();
    ToyGraph shown = new ToyGraph();
    private @Nullable ToyGraph shadow;
    int epoch;
    long seq;
    private int chunk;
    private final List<String> pending = new ArrayList<>();

    @Nullable
    CloseReason why;

    /// Takes one message out of the inbox.
    ///
    /// @return bytes of ordered frames handled
    long handle() {
        Output output = inbox.remove();
        return switch (output) {
            case Output.Say say -> {
                hear(say.message());
                yield 0;
            }
            case Output.Send send -> {
                apply(new String(send.frame(), StandardCharsets.UTF_8).split("\n"));
                yield send.frame().length;
            }
            case Output.Close close -> {
                why = close.reason();
                yield 0;
            }
            case Output.Place ignored -> 0;
            case Output.Publish ignored -> 0;
        };
    }

    private void hear(ServerMessage message) {
        if (message instanceof ServerMessage.Welcome welcome) {
            chunk = 0;
            pending.clear();
            if (welcome.resumed()) {
                assertThat(List.of(welcome.epoch(), welcome.seq())).isEqualTo(List.of(epoch, seq));
                return;
            }
            shadow = new ToyGraph();
            shadow.epoch = welcome.epoch();
            shadow.seq = welcome.seq();
            if (welcome.snapshotFrames() == 0) {
                swap(shadow);
            }
        }
    }

    private void apply(String[] lines) {
        String[] head = lines[0].split(" ");
        int index = Integer.parseInt(head[3]);
        int count = Integer.parseInt(head[4]);
        assertThat(index).as("chunk of %s", lines[0]).isEqualTo(chunk);
        boolean snapshot = head[0].equals("snapshot");
        ToyGraph target = snapshot ? shadow : shown;
        assertThat(target).isNotNull();
        assertThat(Integer.parseInt(head[1])).as("epoch").isEqualTo(snapshot ? target.epoch : epoch);
        assertThat(Long.parseLong(head[2])).as("seq").isEqualTo(snapshot ? target.seq : seq + 1);
        pending.addAll(Arrays.asList(lines).subList(1, lines.length));
        boolean last = index == count - 1;
        chunk = last ? 0 : index + 1;
        if (!last) {
            return;
        }
        pending.forEach(target::apply);
        pending.clear();
        if (snapshot) {
            swap(target);
        } else {
            seq++;
        }
    }

    /// Only now does the cursor move: a connection that breaks within a snapshot resumes where the shown graph is.
    private void swap(ToyGraph snapshot) {
        shown = snapshot;
        epoch = snapshot.epoch;
        seq = snapshot.seq;
    }

    /// The connection broke: what was under way is lost, what was applied stays.
    void drop() {
        inbox.clear();
        pending.clear();
        chunk = 0;
    }
}
