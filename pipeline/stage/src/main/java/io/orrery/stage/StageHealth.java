package io.orrery.stage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// What a stage says about itself: alive while its loop turns, ready while it can work, and one sentence about why
/// not. Never asks Kafka: a broker restart must not look like a dead stage. Any thread may read; the stage's
/// thread writes.
public final class StageHealth {

    /// Where the stage is in its life.
    public enum State {
        STARTING,
        UP,
        WAITING,
        DOWN,
        CLOSED
    }

    /// @param sentence why; empty while up
    public record Report(String stage, State state, String sentence, boolean live, boolean ready) {}

    private record Said(State state, String sentence) {}

    private final String stage;
    private final Duration patience;
    private final LongSupplier nanos;
    private final AtomicLong lastTurn;
    private final AtomicReference<Said> said = new AtomicReference<>(new Said(State.STARTING, "starting"));

    /// @param patience how long one turn of the loop may last before the stage counts as stuck
    public StageHealth(String stage, Duration patience) {
        this(stage, patience, System::nanoTime);
    }

    StageHealth(String stage, Duration patience, LongSupplier nanos) {
        this.stage = stage;
        this.patience = patience;
        this.nanos = nanos;
        this.lastTurn = new AtomicLong(nanos.getAsLong());
    }

    /// The loop has turned once more; cheap enough for every turn and every emitted record.
    public void turned() {
        lastTurn.lazySet(nanos.getAsLong());
    }

    /// Working.
    public void up() {
        turned();
        if (said.get().state != State.UP) {
            said.set(new Said(State.UP, ""));
        }
    }

    /// Alive, but cannot work at present (broker away, rebalancing).
    public void waiting(String sentence) {
        turned();
        said.set(new Said(State.WAITING, sentence));
    }

    /// Stopped for good by a failure: only a restart helps.
    public void down(String sentence) {
        said.set(new Said(State.DOWN, sentence));
    }

    /// Stopped on request; keeps an earlier `down`, which says more.
    public void closed() {
        said.updateAndGet(was -> was.state == State.DOWN ? was : new Said(State.CLOSED, "closed"));
    }

    /// The state of this moment.
    public Report report() {
        Said now = said.get();
        Duration quiet = Duration.ofNanos(nanos.getAsLong() - lastTurn.get());
        boolean working = now.state != State.DOWN && now.state != State.CLOSED;
        boolean stuck = working && quiet.compareTo(patience) > 0;
        String sentence = stuck ? "the loop has not turned for " + quiet.toSeconds() + " s" : now.sentence;
        return new Report(stage, now.state, sentence, working && !stuck, now.state == State.UP && !stuck);
    }
}
