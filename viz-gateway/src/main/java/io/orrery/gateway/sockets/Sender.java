package io.orrery.gateway.sockets;

import io.orrery.gateway.events.Event;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Ids;
import io.orrery.topics.event.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stream of messages, numbered in the order in which they came: a connection, or all datagrams of a port. For one
/// thread at a time; blocks, so use it on virtual threads.
final class Sender {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final String NO_TRACE = "";

    private final Listener listener;
    private final Intake intake;
    private final SocketMeters meters;
    private final String batch = Ids.next();
    private long number;

    Sender(Listener listener, Intake intake, SocketMeters meters) {
        this.listener = listener;
        this.intake = intake;
        this.meters = meters;
    }

    /// @param transport where it came from
    CompletableFuture<Outcome> store(Step.Store message, Map<String, String> transport) {
        Optional<FeedGrant> grant = listener.feed().isPresent()
                ? listener.feed().flatMap(intake::bound)
                : message.token().flatMap(intake::byToken);
        if (grant.isEmpty()) {
            return CompletableFuture.completedFuture(
                    intake.isClosing() ? new Outcome.Unwritten() : refused(message, transport));
        }
        if (message.truncated()) {
            meters.truncated(listener);
        }
        if (message.misframed()) {
            meters.misframed(listener);
        }
        Target target = grant.get().target(listener.protocol().door(), batch, NO_TRACE);
        Event event = new Event(number++, message.message(), "", Transport.of(words(message, transport)));
        return intake.write(target, event);
    }

    private static Map<String, String> words(Step.Store message, Map<String, String> transport) {
        if (!message.truncated() && !message.misframed()) {
            return transport;
        }
        Map<String, String> words = new LinkedHashMap<>(transport);
        if (message.truncated()) {
            words.put("truncated", "true");
        }
        if (message.misframed()) {
            words.put("misframed", "true");
        }
        return words;
    }

    private Outcome refused(Step.Store message, Map<String, String> transport) {
        String why = listener.feed()
                .map(feed -> "there is no feed " + feed)
                .orElse(message.token().isPresent() ? "the token is not one of a feed" : "it carries no token");
        String label = listener.feedLabel();
        if (listener.protocol().hasConnections()) {
            meters.events().refused(listener.protocol().door(), label, 1);
        } else {
            meters.events().dropped(listener.protocol().door(), label, 1);
        }
        if (meters.mayComplain(listener, SocketMeters.Complaint.MESSAGE)) { // the meters tell how many more there are
            String what = listener.protocol() == Protocol.RELP ? "refused, and its sender keeps it" : "lost";
            log.error("A message from {} to {} is {}: {}", transport.get("address"), listener, what, why);
        }
        return new Outcome.Refused(why);
    }
}
