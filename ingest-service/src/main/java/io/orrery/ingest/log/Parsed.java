package io.orrery.ingest.log;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.util.ArrayList;
import java.util.List;

/// What became of one raw event.
public sealed interface Parsed {
    /// What it holds: one event as a rule, more when it is an envelope, none when it only tells about others (a line
    /// of column names).
    ///
    /// @param refused those of the envelope's that cannot be read
    record Events(List<NormalEvent> events, List<Refused> refused) implements Parsed {
        public Events {
            events = List.copyOf(events);
            refused = List.copyOf(refused);
        }

        public static Events of(NormalEvent event) {
            return new Events(List.of(event), List.of());
        }
    }

    /// It cannot be read.
    ///
    /// @param detail one sentence
    /// @param position the byte or the field it is about, as `byte 17` or `field ts`
    record Refused(Reason reason, String detail, String position) implements Parsed {
        private static final int MOST_SHOWN = 80;

        /// @param index of the byte, from the event's first one
        public static Refused malformed(String detail, int index) {
            return new Refused(Reason.MALFORMED, detail, "byte " + index);
        }

        /// @param why goes on after "which"
        public static Refused field(Reason reason, String field, String value, String why) {
            String shown = value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
            return new Refused(
                    reason, "Field " + field + " reads \"" + shown + "\", which " + why + ".", "field " + field);
        }
    }

    /// The contents of an envelope together. An envelope of one is that one.
    static Parsed all(List<Parsed> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<NormalEvent> events = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Parsed part : parts) {
            switch (part) {
                case Events some -> {
                    events.addAll(some.events());
                    refused.addAll(some.refused());
                }
                case Refused one -> refused.add(one);
            }
        }
        return new Events(events, refused);
    }
}
