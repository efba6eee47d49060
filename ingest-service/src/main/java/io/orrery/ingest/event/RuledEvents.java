package io.orrery.ingest.event;

import io.orrery.ingest.entity.EntityRules;
import io.orrery.ingest.entity.Observation;
import io.orrery.ingest.entity.Told;
import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.TableHeader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Understands events by what they look like, and makes entities of them by rules: the table of [Observations].
public final class RuledEvents implements EventReader {
    /// Counted name of records that only tell about others, such as a line of column names.
    public static final String PLACE_HOLDER = "no-event";

    /// Begin of the counted name of events that a relation is about but that lack one of its ends. That is how events
    /// are (a query without a name, a script without a user), and no fault of anybody's.
    private static final String INCOMPLETE = "incomplete-";

    private static final List<ColumnSpec> COLUMNS = List.of(
            new ColumnSpec(Observations.SOURCE, ColumnType.UTF8),
            new ColumnSpec(Observations.SOURCE_TYPE, ColumnType.UTF8),
            new ColumnSpec(Observations.SOURCE_LABEL, ColumnType.UTF8),
            new ColumnSpec(Observations.DESTINATION, ColumnType.UTF8),
            new ColumnSpec(Observations.DESTINATION_TYPE, ColumnType.UTF8),
            new ColumnSpec(Observations.DESTINATION_LABEL, ColumnType.UTF8),
            new ColumnSpec(Observations.RELATION, ColumnType.UTF8),
            new ColumnSpec(Observations.LABEL, ColumnType.UTF8),
            new ColumnSpec(Observations.TECHNIQUE, ColumnType.UTF8),
            new ColumnSpec(Observations.TIME, ColumnType.TIMESTAMP),
            new ColumnSpec(Observations.BYTES, ColumnType.FLOAT64),
            new ColumnSpec(Observations.FAILURES, ColumnType.FLOAT64),
            new ColumnSpec(TableHeader.OFFSET_COLUMN, ColumnType.INT64),
            new ColumnSpec(TableHeader.RECEIVED_COLUMN, ColumnType.TIMESTAMP));

    private final LogFormats formats;
    private final @Nullable LogFormat only;
    private final EntityRules rules;
    private final String preamble;
    private final ZoneId zone;

    /// @param only the format that the feed's events have; null to look at each
    /// @param preamble of events that come without one; empty for none
    /// @param zone of times that name none
    public RuledEvents(LogFormats formats, @Nullable LogFormat only, EntityRules rules, String preamble, ZoneId zone) {
        this.formats = formats;
        this.only = only;
        this.rules = rules;
        this.preamble = preamble;
        this.zone = zone;
    }

    @Override
    public List<ColumnSpec> columns() {
        return COLUMNS;
    }

    @Override
    public EventOutcome read(RawRecord event) {
        return switch (parse(event)) {
            case Parsed.Refused refused -> rejected(refused);
            case Parsed.Events events -> rows(events);
        };
    }

    /// What the record says, before anything is made of it.
    public Parsed parse(RawRecord event) {
        Circumstances known = new Circumstances(
                event.receivedMicros() * 1_000, zone, event.preamble().isEmpty() ? preamble : event.preamble());
        RawEvent raw = RawEvent.of(event.bytes(), known);
        return only == null || raw.length() == 0 ? formats.parse(raw) : only.parse(raw);
    }

    /// What one of its events tells.
    public Told tell(NormalEvent event) {
        return rules.tell(event);
    }

    /// The name under which an event is counted that tells of no relation: its dataset and the rule.
    public static String countedAs(NormalEvent event, Told told) {
        return switch (told) {
            case Told.Relations _ -> "";
            case Told.Filtered left -> event.dataset() + '/' + left.rule();
            case Told.Incomplete incomplete -> event.dataset() + '/' + INCOMPLETE + incomplete.relation();
        };
    }

    private EventOutcome rows(Parsed.Events events) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<EventOutcome.Rejected> rejected = new ArrayList<>();
        events.refused().forEach(refused -> rejected.add(rejected(refused)));
        String filtered = PLACE_HOLDER;
        for (NormalEvent event : events.events()) {
            Told told = tell(event);
            if (told instanceof Told.Relations relations) {
                relations.observations().forEach(one -> rows.add(cells(event, one)));
            } else {
                filtered = countedAs(event, told);
            }
        }
        if (!rows.isEmpty()) {
            return new EventOutcome.Rows(rows, rejected);
        }
        return rejected.isEmpty() ? new EventOutcome.Filtered(filtered) : rejected.getFirst();
    }

    private static EventOutcome.Rejected rejected(Parsed.Refused refused) {
        return new EventOutcome.Rejected(refused.reason(), refused.detail(), refused.position());
    }

    private static @Nullable Object[] cells(NormalEvent event, Observation one) {
        boolean timed = event.nanos() != NormalEvent.NO_TIME;
        return new @Nullable Object[] {
            one.source().id(),
            one.source().type().text(),
            one.source().label(),
            one.destination().id(),
            one.destination().type().text(),
            one.destination().label(),
            one.relation(),
            one.label().isEmpty() ? null : one.label(),
            one.technique().isEmpty() ? null : one.technique(),
            timed ? (Long) Math.floorDiv(event.nanos(), 1_000L) : null,
            (double) one.bytes(),
            one.failed() ? 1.0 : 0.0,
            null,
            null
        };
    }
}
