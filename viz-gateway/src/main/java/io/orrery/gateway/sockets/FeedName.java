package io.orrery.gateway.sockets;

import java.util.Locale;

/// A feed as an operator names it.
///
/// @param owner name of an account, which is in lower case
/// @param name of one of its feeds
public record FeedName(String owner, String name) {
    public FeedName {
        owner = owner.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
