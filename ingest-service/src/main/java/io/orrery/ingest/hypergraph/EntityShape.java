package io.orrery.ingest.hypergraph;

import io.orrery.ingest.log.Addresses;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a value looks like, whatever its column is called. The first shape that fits is meant: an address of mail is no
/// domain, though it ends in one.
public enum EntityShape {
    IP("IP addresses", Addresses::is),
    MAC("network cards", pattern("(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}")),
    UUID(
            "UUIDs",
            pattern("\\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\}?")),
    EMAIL("mail addresses", pattern("[^\\s@<>,;]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}")),
    URL("URLs", pattern("[A-Za-z][A-Za-z0-9+.-]{1,20}://\\S{1,4000}")),
    HASH("hashes", EntityShape::isHash),
    PATH("paths of files", pattern("(?:[A-Za-z]:\\\\|\\\\\\\\)[^\\r\\n]{1,1000}|/[^\\s/][^\\r\\n]{0,1000}")),
    DOMAIN("names of domains and hosts", EntityShape::isDomain);

    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern DOMAIN_NAME =
            Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.){1,30}[A-Za-z]{2,24}\\.?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{32,128}");

    private final String plural;
    private final Predicate<String> fits;

    EntityShape(String plural, Predicate<String> fits) {
        this.plural = plural;
        this.fits = fits;
    }

    private static Predicate<String> pattern(String expression) {
        return Pattern.compile(expression).asMatchPredicate();
    }

    /// The lengths of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 in hexadecimal.
    private static boolean isHash(String value) {
        return switch (value.length()) {
            case 32, 40, 64, 96, 128 -> HEXADECIMAL.matcher(value).matches();
            default -> false;
        };
    }

    private static boolean isDomain(String value) {
        return value.length() <= LONGEST_DOMAIN && DOMAIN_NAME.matcher(value).matches();
    }

    /// What a value looks like; nothing when it has no shape that tells.
    public static Optional<EntityShape> of(String value) {
        for (EntityShape shape : values()) {
            if (shape.fits.test(value)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    /// The type of nodes, as rules name it too.
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    String plural() {
        return plural;
    }
}
