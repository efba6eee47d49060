package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
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
    private static final Set<String> NOBODYS_IDS = Set.of("S-1-0-0", "S-1-5-7");

    private Users() {}

    static @Nullable Entity of(NormalEvent event, String prefix) {
        String name = event.text(prefix + ".name");
        String domain = event.text(prefix + ".domain");
        String id = event.text(prefix + ".id");
        if (name == null) {
            return id == null || NOBODYS_IDS.contains(id) ? null : ofId(event, id);
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
        if (low.indexOf('@') > 0) {
            return new Entity(EntityType.USER, low, name);
        }
        return ofMachineOrDomain(event, low, name, domain == null ? "" : domain);
    }

    /// A bare number is an account of its machine.
    private static Entity ofId(NormalEvent event, String id) {
        String host = Hosts.name(event.text("host.name"));
        boolean number = id.chars().allMatch(c -> c >= '0' && c <= '9');
        return new Entity(EntityType.USER, number && host != null ? id + '@' + host : id, id);
    }

    private static Entity ofMachineOrDomain(NormalEvent event, String low, String name, String domain) {
        String realm = domain.toLowerCase(Locale.ROOT);
        String host = Hosts.name(event.text("host.name"));
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
