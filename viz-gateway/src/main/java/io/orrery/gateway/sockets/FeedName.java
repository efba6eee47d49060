package io.orrery.gateway.sockets;

/// A feed as an operator names it.
///
/// @param owner name of an account
/// @param name of one of its feeds
public record FeedName(String owner, String name) {
    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
