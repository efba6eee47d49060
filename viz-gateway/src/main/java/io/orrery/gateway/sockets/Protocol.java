package io.orrery.gateway.sockets;

import io.orrery.gateway.events.Door;

/// What is spoken on a listener.
public enum Protocol {
    SYSLOG_UDP("syslog-udp", Door.SYSLOG),
    SYSLOG_TCP("syslog-tcp", Door.SYSLOG),
    SYSLOG_TLS("syslog-tls", Door.SYSLOG),
    RELP("relp", Door.RELP);

    private final String word;
    private final Door door;

    Protocol(String word, Door door) {
        this.word = word;
        this.door = door;
    }

    /// What the operator's file calls it.
    public String word() {
        return word;
    }

    public Door door() {
        return door;
    }

    public boolean hasConnections() {
        return this != SYSLOG_UDP;
    }
}
