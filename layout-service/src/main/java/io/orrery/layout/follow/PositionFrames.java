package io.orrery.layout.follow;

import io.orrery.layout.live.LiveLayout;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.ArrayList;
import java.util.List;

/// A layout's places as frames, and back.
public final class PositionFrames {
    private PositionFrames() {}

    /// All places as chunks; one empty chunk when the graph has no nodes.
    ///
    /// @param resting whether the layout sleeps after this
    public static List<byte[]> encode(GraphFollower follower, boolean resting) {
        LiveLayout layout = follower.layout();
        int rows = GraphFrames.POSITIONS_PER_CHUNK;
        int chunks = Math.max(1, (layout.slots() + rows - 1) / rows);
        int flags = FrameHeader.KEYFRAME | (resting ? FrameHeader.RESTING : 0);
        List<byte[]> frames = new ArrayList<>(chunks);
        for (int chunk = 0; chunk < chunks; chunk++) {
            float[] pairs = new float[2 * Math.min(rows, layout.slots() - chunk * rows)];
            layout.copyPositions(chunk * rows, pairs);
            FrameHeader header = new FrameHeader(
                    FrameKind.POSITIONS,
                    flags,
                    follower.epoch(),
                    chunk,
                    chunks,
                    follower.seq(),
                    follower.receivedMicros());
            frames.add(GraphFrames.encodePositions(header, pairs));
        }
        return frames;
    }

    /// Puts the places of one chunk back into a layout that knows the nodes; ignores those of another epoch.
    public static void restore(GraphFollower follower, Frame frame) {
        if (frame.header().epoch() == follower.epoch()) {
            follower.layout()
                    .restore(
                            frame.header().chunkIndex() * GraphFrames.POSITIONS_PER_CHUNK,
                            GraphFrames.positions(frame));
        }
    }
}
