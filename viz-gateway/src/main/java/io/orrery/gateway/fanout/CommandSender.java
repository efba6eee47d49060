package io.orrery.gateway.fanout;

import io.orrery.topics.model.Command;

/// Puts commands on the log. Returns at once, also when the broker is away.
public interface CommandSender {
    void send(String graph, Command command);
}
