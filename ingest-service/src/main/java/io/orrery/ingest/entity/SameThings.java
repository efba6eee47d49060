package io.orrery.ingest.entity;

import java.util.List;

/// What one file says about names that mean the same.
record SameThings(List<Aliases.Named> hosts, List<Aliases.Domain> domains, List<Aliases.Named> users) {
    static final SameThings NOTHING = new SameThings(List.of(), List.of(), List.of());

    SameThings {
        hosts = List.copyOf(hosts);
        domains = List.copyOf(domains);
        users = List.copyOf(users);
    }
}
