package io.orrery.gateway.events;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;

/// What HTTP says about who sends, for [io.orrery.topics.event.Transport].
public final class Senders {
    private Senders() {}

    /// The address of the other end of the connection, and what the sender calls itself.
    public static Map<String, String> of(ServerRequest request) {
        Map<String, String> words = new LinkedHashMap<>();
        InetSocketAddress address = request.remoteAddress().orElse(null);
        if (address != null && address.getAddress() != null) {
            words.put("sender", address.getAddress().getHostAddress());
        }
        String agent = request.headers().firstHeader("User-Agent");
        if (agent != null) {
            words.put("agent", agent);
        }
        return words;
    }
}
