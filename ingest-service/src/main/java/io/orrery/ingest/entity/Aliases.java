package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which names mean the same host, domain or user, as the files of rules say it. What an alias means may change with
/// time; the time of the event counts. Immutable, keeps nothing between events.
public final class Aliases {
    /// Every name means itself.
    public static final Aliases NONE = new Aliases(List.of(), List.of(), List.of());

    private final Map<String, List<Named>> hosts;
    private final Map<String, List<Named>> users;
    private final Map<String, String> realms = new HashMap<>();
    private final String ofBareHosts;
    private final boolean none;

    /// One thing and its other names, for a while.
    ///
    /// @param name the one that counts, in lower case
    /// @param also other names, addresses, ids, in lower case
    /// @param fromNanos since 1970, included
    /// @param toNanos since 1970, not included
    record Named(String name, List<String> also, long fromNanos, long toNanos) {
        Named {
            also = List.copyOf(also);
        }

        /// An event without a time is of now, which is no end of anything.
        boolean isAt(long nanos) {
            return nanos == NormalEvent.NO_TIME ? toNanos == Long.MAX_VALUE : nanos >= fromNanos && nanos < toNanos;
        }
    }

    /// A domain of the directory.
    ///
    /// @param name as in DNS, `corp.example`
    /// @param shortName as before account names, `corp`; empty for none
    /// @param bareHosts whether hosts without a domain in their name are of this one
    record Domain(String name, String shortName, boolean bareHosts) {}

    Aliases(List<Named> hosts, List<Domain> domains, List<Named> users) {
        this.hosts = byName(hosts);
        this.users = byName(users);
        String bare = "";
        for (Domain domain : domains) {
            bare = bare.isEmpty() && domain.bareHosts() ? domain.name() : bare;
            if (!domain.shortName().isEmpty()) {
                realms.putIfAbsent(domain.name(), domain.shortName());
            }
        }
        this.ofBareHosts = bare;
        this.none = hosts.isEmpty() && domains.isEmpty() && users.isEmpty();
    }

    private static Map<String, List<Named>> byName(List<Named> all) {
        Map<String, List<Named>> byName = new HashMap<>();
        for (Named one : all) {
            for (String name : one.also()) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
            }
        }
        return byName;
    }

    /// What all of these files say, the first one about a name first.
    static Aliases of(List<RuleFile> files) {
        List<Named> hosts = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
        List<Named> users = new ArrayList<>();
        for (RuleFile file : files) {
            hosts.addAll(file.same().hosts());
            domains.addAll(file.same().domains());
            users.addAll(file.same().users());
        }
        return hosts.isEmpty() && domains.isEmpty() && users.isEmpty() ? NONE : new Aliases(hosts, domains, users);
    }

    /// The host that a name, in lower case, means at a time.
    String host(String name, long nanos) {
        if (none) {
            return name;
        }
        String named = at(hosts, name, nanos);
        if (named != null) {
            return named;
        }
        boolean bare = name.indexOf('.') < 0 && name.indexOf(':') < 0;
        String whole = bare && !ofBareHosts.isEmpty() ? name + '.' + ofBareHosts : name;
        String known = bare ? at(hosts, whole, nanos) : null;
        return known == null ? whole : known;
    }

    /// The host that has an address at a time; null when none is known.
    @Nullable
    String hostOfAddress(String canonical, long nanos) {
        return none ? null : at(hosts, canonical, nanos);
    }

    /// The domain before an account's name, in lower case, as short as it is known.
    String realm(String name) {
        return none ? name : realms.getOrDefault(name, name);
    }

    /// Whether it is one of the domains that the files name.
    boolean isRealm(String name) {
        return realms.containsKey(name);
    }

    /// The user that an account or an id, in lower case, means at a time.
    String user(String id, long nanos) {
        String named = none ? null : at(users, id.toLowerCase(Locale.ROOT), nanos);
        return named == null ? id : named;
    }

    private static @Nullable String at(Map<String, List<Named>> known, String name, long nanos) {
        for (Named one : known.getOrDefault(name, List.of())) {
            if (one.isAt(nanos)) {
                return one.name();
            }
        }
        return null;
    }
}
