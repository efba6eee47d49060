package io.orrery.gateway.sockets;

import java.util.Optional;

/// A port to open.
///
/// @param bind address to listen on
/// @param port 0 picks a free one
/// @param feed that everything goes to; empty when messages carry the token of theirs
public record Listener(
        Protocol protocol, String bind, int port, Optional<FeedName> feed, Optional<TlsFiles> tls, Bounds bounds) {

    private static final String NO_FEED = "-";

    /// What meters call the feed of a message that goes nowhere: that of the port, if it has one.
    String feedLabel() {
        return feed.map(FeedName::toString).orElse(NO_FEED);
    }

    /// For messages to people.
    @Override
    public String toString() {
        return protocol.word() + " on port " + port + " of " + bind;
    }
}
