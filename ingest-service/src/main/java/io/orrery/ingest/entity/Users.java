package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What makes two users the same. An account of a domain or a directory is one everywhere; one of a machine (`root`,
/// `NT AUTHORITY\SYSTEM`, `DC01$`) is another on every machine, or it would hold all of them together.
final class Users {
    private static final Set<String> NOBODY = Set.of("anonymous logon", "n/a", "-", "unknown");
    private static final Set<String> OF_MACHINE = Set.of(
            "nt authority",
            "autorite nt",
            "nt-autorität",
            "font driver host",
            "window manager",
            "nt service",
            "builtin");
    private static final Map<String, String> KNOWN_IDS = Map.of(
            "S-1-5-18", "system",
            "S-1-5-19", "local service",
            "S-1-5-20", "network service");
    private static final Set<String> NOBODYS_IDS = Set.of("S-1-0-0", "S-1-5-7");

    private Users() {}

    static @Nullable Entity of(NormalEvent event, String prefix, Aliases aliases) {
        Entity user = named(event, prefix, aliases);
        if (user == null) {
            return null;
        }
        String id = aliases.user(user.id(), event.nanos());
        if (id.equals(user.id())) {
            String number = event.text(prefix + ".id");
            id = number == null ? id : otherwise(aliases.user(number, event.nanos()), number, id);
        }
        return id.equals(user.id()) ? user : new Entity(EntityType.USER, id, user.label());
    }

    private static String otherwise(String named, String unlike, String otherwise) {
        return named.equals(unlike) ? otherwise : named;
    }

    private static @Nullable Entity named(NormalEvent event, String prefix, Aliases aliases) {
        String name = event.text(prefix + ".name");
        String domain = event.text(prefix + ".domain");
        String id = event.text(prefix + ".id");
        String known = id == null ? null : KNOWN_IDS.get(id);
        if (known != null) {
            // These have other names in other languages of Windows.
            return ofMachineOrDomain(event, known, name == null ? known : name, "NT AUTHORITY", aliases);
        }
        if (name == null) {
            return id == null || NOBODYS_IDS.contains(id) ? null : ofId(event, id, aliases);
        }
        int slash = name.indexOf('\\');
        if (slash > 0) {
            domain = name.substring(0, slash);
            name = name.substring(slash + 1);
        }
        String low = name.toLowerCase(Locale.ROOT);
        if (low.isEmpty() || NOBODY.contains(low)) {
            return null;
        }
        if (id != null && id.startsWith("arn:")) {
            return new Entity(EntityType.USER, id, name);
        }
        int at = low.indexOf('@');
        if (at > 0) {
            String realm = low.substring(at + 1);
            return aliases.isRealm(realm)
                    ? new Entity(EntityType.USER, aliases.realm(realm) + '\\' + low.substring(0, at), name)
                    : new Entity(EntityType.USER, low, name);
        }
        return ofMachineOrDomain(event, low, name, domain == null ? "" : domain, aliases);
    }

    /// A bare number is an account of its machine.
    private static Entity ofId(NormalEvent event, String id, Aliases aliases) {
        String host = Hosts.around(event, aliases);
        boolean number = id.chars().allMatch(c -> c >= '0' && c <= '9');
        return new Entity(EntityType.USER, number && host != null ? id + '@' + host : id, id);
    }

    private static Entity ofMachineOrDomain(
            NormalEvent event, String low, String name, String domain, Aliases aliases) {
        String realm = aliases.realm(domain.toLowerCase(Locale.ROOT));
        String host = Hosts.around(event, aliases);
        boolean local = realm.isEmpty() || OF_MACHINE.contains(realm) || realm.equals(Hosts.shortName(host));
        boolean machine = low.endsWith("$");
        String whole = realm.isEmpty() ? low : realm + '\\' + low;
        String label = domain.isEmpty() ? name : domain + '\\' + name;
        if (local && !machine && host != null) {
            return new Entity(EntityType.USER, whole + '@' + host, label);
        }
        return new Entity(EntityType.USER, whole, label);
    }
}
