package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What makes two hosts the same: the name in lower case without a last dot; without a name the id.
final class Hosts {
    private Hosts() {}

    static @Nullable Entity of(NormalEvent event, String prefix) {
        String name = name(event.text(prefix + ".name"));
        if (name != null) {
            return Entity.of(EntityType.HOST, name);
        }
        String id = event.text(prefix + ".id");
        return id == null ? null : Entity.of(EntityType.HOST, id);
    }

    static @Nullable String name(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = text.startsWith("\\\\") ? text.substring(2) : text;
        String low = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return low.isEmpty() ? null : low.toLowerCase(Locale.ROOT);
    }

    /// `dc01` of `dc01.corp.example`; null of null.
    static @Nullable String shortName(@Nullable String name) {
        if (name == null) {
            return null;
        }
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
