package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What makes two hosts the same: the name in lower case without a last dot; without a name the id; without both the
/// address, where the rules say whose it is. What the rules call it counts.
final class Hosts {
    private Hosts() {}

    static @Nullable Entity of(NormalEvent event, String prefix, Aliases aliases) {
        String name = name(event.text(prefix + ".name"));
        if (name != null) {
            return new Entity(EntityType.HOST, aliases.host(name, event.nanos()), name);
        }
        String id = event.text(prefix + ".id");
        if (id != null) {
            return Entity.of(EntityType.HOST, aliases.host(id, event.nanos()));
        }
        String address = event.text(prefix + ".ip");
        String canonical = address == null ? null : Addresses.canonical(address);
        String host = canonical == null ? null : aliases.hostOfAddress(canonical, event.nanos());
        return host == null ? null : Entity.of(EntityType.HOST, host);
    }

    /// The name of the host that an event is of; null when it names none.
    static @Nullable String around(NormalEvent event, Aliases aliases) {
        String name = name(event.text("host.name"));
        return name == null ? null : aliases.host(name, event.nanos());
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
