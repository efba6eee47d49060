package io.orrery.ingest.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be a node. Some are named by several fields below one prefix (`process(process.parent)`), the others by
/// the values of one field (`ip(source.ip)`).
public enum EntityType {
    HOST(true),
    USER(true),
    PROCESS(true),
    HASH(true),
    FILE(false),
    IP(false),
    MAC(false),
    DOMAIN(false),
    URL(false),
    EMAIL(false),
    CERTIFICATE(false),
    FINGERPRINT(false),
    GROUP(false),
    SERVICE(false),
    SHARE(false),
    REGISTRY(false),
    PIPE(false),
    TASK(false),
    OBJECT(false),
    RESOURCE(false),
    ACTION(false),
    ACCOUNT(false),
    RULE(false),
    TECHNIQUE(false),
    EVENT(false),
    VALUE(false);

    private final boolean ofPrefix;

    EntityType(boolean ofPrefix) {
        this.ofPrefix = ofPrefix;
    }

    /// Whether its fields lie below a prefix.
    public boolean isOfPrefix() {
        return ofPrefix;
    }

    /// As rules and graphs name it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(EntityType::text).toList();
    }

    public static Optional<EntityType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}
