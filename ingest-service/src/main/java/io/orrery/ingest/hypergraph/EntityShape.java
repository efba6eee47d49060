package io.orrery.ingest.hypergraph;

import io.orrery.ingest.log.Addresses;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a value looks like, whatever its column is called. The first shape that fits is meant: an address of mail is no
/// domain, though it ends in one.
public enum EntityShape {
    IP("IP addresses", "[0-9A-Fa-f:.]{2,64}"),
    MAC("network cards", "(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}"),
    UUID("UUIDs", "\\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?"),
    EMAIL("mail addresses", "[^\\s@<>,;]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}"),
    URL("URLs", "[A-Za-z][A-Za-z0-9+.-]{1,20}://\\S{1,4000}"),
    /// The lengths of MD5, SHA-1, SHA-256, SHA-384 and SHA-512.
    HASH("hashes", "[0-9A-Fa-f]{32}(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96})?"),
    PATH("paths of files", "(?:[A-Za-z]:\\\\|\\\\\\\\)[^\\r\\n]{1,1000}|/[^\\s/][^\\r\\n]{0,1000}"),
    DOMAIN(
            "names of domains and hosts",
            "(?=.{4,254}$)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.){1,30}[A-Za-z]{2,24}\\.?");

    private final String plural;
    private final Pattern form;

    EntityShape(String plural, String form) {
        this.plural = plural;
        this.form = Pattern.compile(form);
    }

    /// What a value looks like; nothing when it has no shape that tells.
    public static Optional<EntityShape> of(String value) {
        for (EntityShape shape : values()) {
            if (shape.fits(value)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    private boolean fits(String value) {
        return form.matcher(value).matches() && (this != IP || Addresses.is(value));
    }

    /// The type of nodes, as rules name it too.
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    String plural() {
        return plural;
    }
}
