package io.orrery.gateway.fanout.core;

import java.util.List;

/// One complete positions frame: where every node is at one moment.
///
/// @param number grows with every frame this gateway has seen of the graph; a larger one is newer
/// @param seq newest change that the layout knew
/// @param chunks what is sent, chunk 0 first
public record Positions(int epoch, long seq, long number, long receivedMicros, List<byte[]> chunks) {

    public Positions {
        chunks = List.copyOf(chunks);
    }

    public long bytes() {
        return Sizes.of(chunks);
    }
}
