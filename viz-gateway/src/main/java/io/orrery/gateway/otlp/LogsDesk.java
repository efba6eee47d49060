package io.orrery.gateway.otlp;

import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Makes events of log records and waits until the broker has them. Blocks; call from virtual threads.
final class LogsDesk {
    /// Log records in one request.
    static final int MAX_RECORDS = 100_000;

    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(2);

    private final EventWriter writer;
    private final DoorMeters meters;

    LogsDesk(EventWriter writer, DoorMeters meters) {
        this.writer = writer;
        this.meters = meters;
    }

    /// The body of the answer.
    ///
    /// @throws Refusal 400 malformed, 413 too many records, 503 when the broker has not all of it: exporters resend
    ///     whole requests only
    byte[] store(FeedGrant grant, Encoding encoding, String trace, Map<String, String> words, byte[] body) {
        if (grant.plan().takesOnlyJson()) {
            throw Refusal.malformed("Feed '" + grant.feed()
                    + "' has a mapping of fields of plain JSON; log records go to a feed without one");
        }
        List<byte[]> records = LogRecords.read(encoding, body);
        if (records.size() > MAX_RECORDS) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "A request has at most " + MAX_RECORDS + " log records");
        }
        String transport = Transport.of(words);
        List<Event> events = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).length <= Catalogue.MAX_VALUE_BYTES) {
                events.add(new Event(i, records.get(i), "", transport));
            }
        }
        Target target = grant.target(Door.OTLP, Ids.next(), trace);
        if (!writer.writeAll(target, events).all()) {
            throw Refusal.later(
                    HttpStatus.SERVICE_UNAVAILABLE, "The log is unavailable, try again shortly", RETRY_AFTER_OUTAGE);
        }
        long rejected = (long) records.size() - events.size();
        if (rejected > 0) {
            meters.refused(target, rejected);
        }
        return encoding.success(rejected, "log records longer than " + Catalogue.MAX_VALUE_BYTES + " bytes");
    }
}
