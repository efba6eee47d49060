package io.orrery.gateway.fanout.core;

import io.orrery.gateway.fanout.core.Place.Following;
import io.orrery.gateway.fanout.core.Place.Joining;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conversation with one viewer: takes what happened, answers what to do. It holds no queue: ordered frames are
/// read from the shared history when credit allows, and of positions only the newest exists.
///
/// Not safe for threads: one session calls it from one thread at a time. Times are arguments.
public final class ViewerProtocol {
    private static final long STATUS_MILLIS = 500;

    private final ViewerLimits limits;
    private final boolean mayEdit;
    private Place place = new Place.Greeting();
    private ClientMessage.@Nullable Hello unanswered;
    private long credit;
    private boolean wantsPositions;
    private long placedNumber;
    private long placedGeneration;
    private @Nullable Object shownSummary;
    private long shownMillis;
    private long heardMillis;
    private long allowance;
    private long allowanceMillis;
    private boolean stalled;
    private long stalls;

    /// What the protocol needs to know of the moment.
    ///
    /// @param queuedBytes bytes given to the socket that the network has not taken yet
    public record Moment(GraphView view, long millis, long queuedBytes) {
        long micros() {
            return millis * 1_000;
        }
    }

    /// @param mayEdit whether commands are accepted
    /// @param openedMillis now
    public ViewerProtocol(ViewerLimits limits, boolean mayEdit, long openedMillis) {
        this.limits = limits;
        this.mayEdit = mayEdit;
        this.heardMillis = openedMillis;
        this.allowanceMillis = openedMillis;
        this.allowance = 10L * limits.messagesPerSecond();
    }

    /// How often the viewer ran out of credit while there was something to send.
    public long stalls() {
        return stalls;
    }

    /// The viewer said something.
    public List<Output> received(ClientMessage message, Moment now) {
        List<Output> outputs = new ArrayList<>();
        if (place instanceof Place.Ended) {
            return outputs;
        }
        heardMillis = now.millis();
        if (!allowed(now.millis())) {
            close(CloseReason.TOO_FAST, outputs);
            return outputs;
        }
        if (place instanceof Place.Greeting && !(message instanceof ClientMessage.Hello)) {
            return refuse("hello-first", "the first message must be hello", outputs);
        }
        switch (message) {
            case ClientMessage.Hello hello -> hello(hello, outputs);
            case ClientMessage.Credit granted ->
                credit = Math.min(limits.windowBytes(), credit + Math.min(granted.bytes(), limits.windowBytes()));
            case ClientMessage.Frame ignored -> wantsPositions = true;
            case ClientMessage.Order order -> order(order, outputs);
            case ClientMessage.Ping ping ->
                outputs.add(new Output.Say(new ServerMessage.Pong(ping.id(), now.micros())));
            case ClientMessage.Refused refused ->
                outputs.add(new Output.Say(new ServerMessage.Problem("bad-command", refused.problem())));
            case ClientMessage.Malformed malformed -> {
                return refuse("malformed", malformed.problem(), outputs);
            }
        }
        proceed(now, outputs);
        return outputs;
    }

    /// The graph changed, or the socket took what it was given.
    public List<Output> changed(Moment now) {
        List<Output> outputs = new ArrayList<>();
        proceed(now, outputs);
        return outputs;
    }

    /// Time passed; to be called about once a second.
    public List<Output> ticked(Moment now) {
        List<Output> outputs = new ArrayList<>();
        if (!(place instanceof Place.Ended)
                && now.millis() - heardMillis > limits.silence().toMillis()) {
            close(CloseReason.SILENT, outputs);
        }
        proceed(now, outputs);
        return outputs;
    }

    private void hello(ClientMessage.Hello hello, List<Output> outputs) {
        if (!(place instanceof Place.Greeting)) {
            refuse("hello-again", "hello may be said once", outputs);
            return;
        }
        place = new Place.Waiting();
        credit = Math.min(limits.windowBytes(), hello.credit());
        unanswered = hello;
    }

    /// Once the graph is loaded: before that a cursor could not be judged.
    private void answer(ClientMessage.Hello hello, Moment now, List<Output> outputs) {
        ClientMessage.Resume resume = hello.resume();
        History history = now.view().history();
        if (history == null) {
            welcome(0, 0, 0, 0, false, 0, now, outputs);
        } else if (resume != null && (resume.epoch() != 0 || resume.seq() != 0)) {
            resume(resume, history, now, outputs);
        }
    }

    private void resume(ClientMessage.Resume resume, History history, Moment now, List<Output> outputs) {
        Link at = resume.epoch() == history.epoch() ? history.find(resume.seq()) : null;
        if (at == null) {
            String reason = resume.epoch() == history.epoch() ? "no longer kept" : "the graph was rebuilt";
            outputs.add(new Output.Say(new ServerMessage.Lost(reason)));
            return;
        }
        Snapshot snapshot = history.snapshot();
        place = new Following(history.generation(), history.epoch(), at, 0);
        welcome(history.epoch(), resume.seq(), snapshot.nodes(), snapshot.edges(), true, 0, now, outputs);
    }

    private void order(ClientMessage.Order order, List<Output> outputs) {
        if (mayEdit) {
            outputs.add(new Output.Publish(order.command()));
        } else {
            outputs.add(new Output.Say(
                    new ServerMessage.Problem("forbidden", "only the owner and editors may change this graph")));
        }
    }

    private void proceed(Moment now, List<Output> outputs) {
        if (place instanceof Place.Ended || place instanceof Place.Greeting) {
            return;
        }
        CloseReason end = now.view().end();
        if (end != null) {
            boolean deleted = end == CloseReason.DELETED;
            Object summary = now.view().summary();
            outputs.add(new Output.Say(deleted ? new ServerMessage.Deleted() : new ServerMessage.Status(summary)));
            close(end, outputs);
            return;
        }
        if (!now.view().loaded()) {
            return;
        }
        if (unanswered != null) {
            answer(unanswered, now, outputs);
            unanswered = null;
        }
        status(now, outputs);
        History history = now.view().history();
        if (history != null && generation() != 0 && generation() != history.generation()) {
            startOver("the graph was rebuilt", outputs);
        }
        if (now.queuedBytes() < limits.queueBytes()) {
            if (history != null) {
                enter(history, now, outputs);
            }
            sendOrdered(outputs);
            sendPositions(now.view().positions(), outputs);
        }
        // Only now: one large change is no lag of a viewer that had room for it.
        if (history != null && isTooFar(history)) {
            startOver("too far behind", outputs);
        }
    }

    private void startOver(String reason, List<Output> outputs) {
        place = new Place.Waiting();
        placedGeneration = 0;
        outputs.add(new Output.Say(new ServerMessage.Lost(reason)));
    }

    /// Of the history that the viewer is in; 0 when it is in none.
    private long generation() {
        return switch (place) {
            case Joining joining -> joining.generation();
            case Following following -> following.generation();
            case Place.Greeting ignored -> 0;
            case Place.Waiting ignored -> 0;
            case Place.Ended ignored -> 0;
        };
    }

    /// Far behind, and nearer by the newest snapshot: whoever is past that one holds nothing that is not kept anyway,
    /// and starting over would only set it back.
    private boolean isTooFar(History history) {
        Link at = switch (place) {
            case Joining joining -> joining.snapshot().after();
            case Following following -> following.at();
            case Place.Greeting ignored -> history.newest();
            case Place.Waiting ignored -> history.newest();
            case Place.Ended ignored -> history.newest();
        };
        return at.position() < history.snapshot().after().position()
                && history.newest().position() - at.position() > limits.lagBytes();
    }

    private void enter(History history, Moment now, List<Output> outputs) {
        if (place instanceof Place.Waiting && credit > 0) {
            Snapshot snapshot = history.snapshot();
            place = new Joining(history.generation(), snapshot, 0);
            welcome(
                    history.epoch(),
                    snapshot.seq(),
                    snapshot.nodes(),
                    snapshot.edges(),
                    false,
                    snapshot.frames().size(),
                    now,
                    outputs);
        }
    }

    private void sendOrdered(List<Output> outputs) {
        OrderedSender sender = new OrderedSender(credit, outputs);
        place = sender.advance(place);
        credit = sender.budget();
        boolean nowStalled = credit <= 0 && OrderedSender.hasMore(place);
        if (nowStalled && !stalled) {
            stalls++;
        }
        stalled = nowStalled;
    }

    private void sendPositions(@Nullable Positions positions, List<Output> outputs) {
        if (!wantsPositions
                || positions == null
                || !(place instanceof Following following)
                || positions.epoch() != following.epoch()) {
            return;
        }
        boolean first = placedGeneration != following.generation();
        if (!first && positions.number() <= placedNumber) {
            return;
        }
        long skipped = first ? 0 : positions.number() - placedNumber - 1;
        wantsPositions = false;
        placedNumber = positions.number();
        placedGeneration = following.generation();
        outputs.add(new Output.Place(positions, skipped));
    }

    private void status(Moment now, List<Output> outputs) {
        Object summary = now.view().summary();
        if (shownSummary == null || now.millis() - shownMillis < STATUS_MILLIS || summary.equals(shownSummary)) {
            return;
        }
        shownSummary = summary;
        shownMillis = now.millis();
        outputs.add(new Output.Say(new ServerMessage.Status(summary)));
    }

    private void welcome(
            int epoch,
            long seq,
            long nodes,
            long edges,
            boolean resumed,
            int snapshotFrames,
            Moment now,
            List<Output> outputs) {
        shownSummary = now.view().summary();
        shownMillis = now.millis();
        outputs.add(new Output.Say(new ServerMessage.Welcome(
                epoch,
                seq,
                nodes,
                edges,
                resumed,
                snapshotFrames,
                now.micros(),
                now.view().summary())));
    }

    private List<Output> refuse(String code, String message, List<Output> outputs) {
        outputs.add(new Output.Say(new ServerMessage.Problem(code, message)));
        close(CloseReason.PROTOCOL, outputs);
        return outputs;
    }

    private void close(CloseReason reason, List<Output> outputs) {
        place = new Place.Ended();
        outputs.add(new Output.Close(reason));
    }

    private boolean allowed(long millis) {
        long refill = (millis - allowanceMillis) * limits.messagesPerSecond() / 1_000;
        if (refill > 0) {
            allowance = Math.min(10L * limits.messagesPerSecond(), allowance + refill);
            allowanceMillis = millis;
        }
        return allowance-- > 0;
    }
}
