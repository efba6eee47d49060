package io.orrery.gateway.events;

/// The ways in for events.
public enum Door {
    HTTP("http"),
    ELASTIC("elastic"),
    SPLUNK("splunk"),
    OTLP("otlp"),
    SYSLOG("syslog"),
    RELP("relp"),
    KAFKA("kafka"),
    FOLDER("folder");

    private final String word;

    Door(String word) {
        this.word = word;
    }

    /// What headers and meters call it.
    public String word() {
        return word;
    }
}
