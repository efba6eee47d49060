package io.orrery.layout.turn;

import io.orrery.layout.follow.GraphFollower;
import io.orrery.layout.force.Remark;
import io.orrery.layout.live.Offer;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One graph in memory, as the laying-out thread sees it.
final class LiveGraph {
    /// A change set that is not in kept places yet.
    private record Unkept(long seq, long offset) {}

    final GraphId id;
    final int partition;
    final GraphFollower follower;
    final GraphOpener.Opened opened;
    final Journal journal;

    /// Everything of the log is in; only then is the graph laid out.
    boolean loaded;

    /// Places to continue from: of an earlier run, or of this one before it had to read the graph again.
    List<Frame> stored = List.of();

    boolean storedResting = true;
    long storedIteration;
    float @Nullable [] former;
    int formerEpoch;

    /// Places differ from the last frame that was shown.
    boolean unshown;
    /// The difference is a change of the graph, not only motion.
    boolean news;
    /// Places differ from the ones kept.
    boolean unkept;

    /// The graph, or what is wanted of it, changed since it was last arranged.
    boolean unarranged = true;
    /// An arrangement is being computed.
    boolean arranging;
    /// The next one begins no earlier.
    long arrangeAt;
    /// What the picture, or the weights of the force model, were arranged by; null when by nothing yet.
    Command.@Nullable Arrange arranged;

    /// A tidier layout that waits for somebody to want it.
    @Nullable
    Offer offer;

    /// Of the look at this graph's tidiness that is under way; 0 for none.
    long tidyTicket;
    /// The next one begins no earlier.
    long tidyAt;
    /// [io.orrery.layout.live.LiveLayout#edgeChanges] when the picture was last looked at or laid out whole.
    long tidyEdges;
    /// What the look, and then the offer, takes.
    long tidyBytes;

    long shownAt;
    long keptAt;
    long reportedAt;
    String reported = "";
    /// Of the last step.
    @Nullable
    Remark remark;

    long steppedAt;
    long stepNanos;
    /// Iterations that the last call of the engine took.
    int steps = 1;

    long usedAt;
    long notedAt;
    /// Offset of the newest command that is in the picture.
    long acted = -1;
    /// Commands that came between the chunks of a change set: they are acted on when it is whole.
    final List<Message.Asked> deferred = new ArrayList<>();
    /// Of the newest change set.
    String trace = "";

    /// A frame, or places to keep, are on their way; set and cleared from the sink's threads too.
    final AtomicBoolean showing = new AtomicBoolean();

    final AtomicBoolean keeping = new AtomicBoolean();
    private final ArrayDeque<Unkept> unkeptChanges = new ArrayDeque<>();
    private volatile long keptSeq = -1;
    /// The last try to keep places failed: at the graph's next turn they are kept again.
    volatile boolean keepFailed;

    /// @param run name of this stay in memory, another for each
    LiveGraph(GraphId id, int partition, GraphOpener.Opened opened, String run) {
        this.id = id;
        this.journal = new Journal(id, run);
        this.partition = partition;
        this.opened = opened;
        this.follower = new GraphFollower(id);
    }

    void seen(long seq, long offset, String newTrace) {
        trace = newTrace;
        if (unkeptChanges.isEmpty() || unkeptChanges.getLast().seq < seq) {
            unkeptChanges.add(new Unkept(seq, offset));
        }
    }

    /// Called by the sink when places up to `seq` are safe.
    void keptUpTo(long seq) {
        keptSeq = seq;
    }

    /// Offset of the first change set that a restart would have to lay out again; -1 when there is none.
    long firstUnkeptOffset() {
        while (!unkeptChanges.isEmpty() && unkeptChanges.getFirst().seq <= keptSeq) {
            unkeptChanges.removeFirst();
        }
        return unkeptChanges.isEmpty() ? -1 : unkeptChanges.getFirst().offset;
    }

    /// Whether a later run would find everything: no change set and no motion is missing from the places kept.
    boolean isKept() {
        return loaded && firstUnkeptOffset() < 0 && !unkept && !keeping.get();
    }

    /// Estimate of the most memory that it takes, in bytes: that of a first start, which holds the coarser levels too,
    /// and of what is kept for it beside.
    long bytes() {
        return ownBytes() + tidyBytes;
    }

    /// Without what passes: a look at its tidiness, an offer.
    long ownBytes() {
        return 214L * follower.layout().slots() + 90L * follower.layout().edgeSlots();
    }
}
