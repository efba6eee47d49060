package io.orrery.gateway.fanout.core;

import io.orrery.gateway.fanout.core.Place.Following;
import io.orrery.gateway.fanout.core.Place.Joining;
import java.util.List;

/// Moves one viewer along its graph's history, frame by frame, as far as a budget of bytes allows.
final class OrderedSender {
    private long budget;
    private final List<Output> outputs;

    /// @param budget bytes that may be sent; the last frame may overdraw it, so that a small window cannot block a
    ///     large frame for ever
    OrderedSender(long budget, List<Output> outputs) {
        this.budget = budget;
        this.outputs = outputs;
    }

    long budget() {
        return budget;
    }

    /// @return where the viewer is afterwards
    @SuppressWarnings("ReferenceEquality") // the same place comes back when nothing could be sent
    Place advance(Place place) {
        Place at = place;
        while (true) {
            Place further = switch (at) {
                case Joining joining -> join(joining);
                case Following following -> follow(following);
                case Place.Greeting greeting -> greeting;
                case Place.Waiting waiting -> waiting;
                case Place.Ended ended -> ended;
            };
            if (further == at) {
                return at;
            }
            at = further;
        }
    }

    /// Whether the viewer would be sent something if it had credit.
    static boolean hasMore(Place place) {
        return switch (place) {
            case Joining ignored -> true;
            case Following following -> following.at().next() != null;
            case Place.Greeting ignored -> false;
            case Place.Waiting ignored -> false;
            case Place.Ended ignored -> false;
        };
    }

    private Place join(Joining joining) {
        Snapshot snapshot = joining.snapshot();
        if (joining.next() == snapshot.frames().size()) {
            return new Following(joining.generation(), snapshot.epoch(), snapshot.after(), 0);
        }
        if (budget <= 0) {
            return joining;
        }
        send(snapshot.frames().get(joining.next()), 0);
        return new Joining(joining.generation(), snapshot, joining.next() + 1);
    }

    private Place follow(Following following) {
        Link next = following.at().next();
        Change change = next == null ? null : next.change();
        if (next == null || change == null || budget <= 0) {
            return following;
        }
        boolean last = following.sent() == change.frames().size() - 1;
        send(change.frames().get(following.sent()), last ? change.receivedMicros() : 0);
        return last
                ? new Following(following.generation(), following.epoch(), next, 0)
                : new Following(following.generation(), following.epoch(), following.at(), following.sent() + 1);
    }

    private void send(byte[] frame, long receivedMicros) {
        budget -= frame.length;
        outputs.add(new Output.Send(frame, receivedMicros));
    }
}
