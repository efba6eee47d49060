package io.orrery.layout.turn;

import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;

/// How often frames may leave: the eye needs no more than some a second, and big graphs share a bound on bytes.
///
/// @param framesPerSecond 1..60, for graphs that are small enough for it
/// @param bytesPerSecond for one graph
public record Rhythm(int framesPerSecond, long bytesPerSecond) {
    /// Places are kept for a later run this often while the graph moves.
    static final long KEEP_NANOS = Duration.ofSeconds(10).toNanos();

    /// What was done is written down this often while the graph moves.
    static final long NOTE_NANOS = Duration.ofSeconds(1).toNanos();

    /// Status goes out this often while the graph moves.
    static final long REPORT_NANOS = Duration.ofMillis(500).toNanos();

    /// Between two steps of a graph that moves only near a change.
    static final long WARM_STEP_NANOS = Duration.ofMillis(20).toNanos();

    /// Between two steps of a glide: its thirty steps take a second and a half.
    static final long GLIDE_STEP_NANOS = Duration.ofMillis(50).toNanos();

    /// Longest time that one graph keeps the others waiting, as far as single steps allow.
    static final long TURN_NANOS = Duration.ofMillis(15).toNanos();

    private static final int BYTES_PER_SLOT = 8;

    public Rhythm {
        if (framesPerSecond < 1 || framesPerSecond > 60) {
            throw new IllegalArgumentException("layout.frames-per-second must be 1..60 but is " + framesPerSecond);
        }
        if (bytesPerSecond < 1_000) {
            throw new IllegalArgumentException(
                    "layout.frame-bytes-per-second must be at least 1000 but is " + bytesPerSecond);
        }
    }

    /// Time between two frames.
    ///
    /// @param news the frame shows something that nobody has seen yet: it may come twice as early
    long frameNanos(int slots, boolean news) {
        double bytes = FrameHeader.BYTES + (double) BYTES_PER_SLOT * slots;
        double usual = 1e9 / framesPerSecond;
        return (long) Math.max(news ? usual / 2 : usual, 1e9 * bytes / bytesPerSecond);
    }
}
