package io.orrery.ingest.entity;

import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which names mean the same.
///
/// ```yaml
/// hosts:
///   - {name: dc01.corp.example, also: [dc01, 10.0.0.5], from: 2026-01-01, to: 2026-07-01T12:00:00Z}
/// domains:
///   - {name: corp.example, short: CORP, bare: true}
/// users:
///   - {name: 'corp\alice', also: [S-1-5-21-1-2-3-1105, alice.smith@corp.example]}
/// ```
final class AliasReader {
    /// Most entries of one list.
    static final int MAX_ENTRIES = 10_000;

    private static final int MAX_NAMES = 100;

    private AliasReader() {}

    static SameThings read(Map<String, YamlTree> file, RuleProblems problems) throws RuleException {
        List<Aliases.Named> hosts = new ArrayList<>();
        List<Aliases.Named> users = new ArrayList<>();
        List<Aliases.Domain> domains = new ArrayList<>();
        for (YamlTree one : items(file.get("hosts"))) {
            problems.collect(() -> hosts.add(named(one, true)));
        }
        for (YamlTree one : items(file.get("users"))) {
            problems.collect(() -> users.add(named(one, false)));
        }
        for (YamlTree one : items(file.get("domains"))) {
            problems.collect(() -> {
                Aliases.Domain domain = domain(one);
                if (domain.bareHosts() && domains.stream().anyMatch(Aliases.Domain::bareHosts)) {
                    throw one.wrong("hosts without a domain can be of one domain only");
                }
                domains.add(domain);
            });
        }
        return new SameThings(hosts, domains, users);
    }

    private static List<YamlTree> items(@Nullable YamlTree list) throws RuleException {
        List<YamlTree> items = list == null ? List.of() : list.items();
        if (items.size() > MAX_ENTRIES && list != null) {
            throw list.wrong("a list has at most " + MAX_ENTRIES + " entries");
        }
        return items;
    }

    private static Aliases.Named named(YamlTree one, boolean hosts) throws RuleException {
        Map<String, YamlTree> fields = one.fields(Set.of("name", "also", "from", "to"));
        YamlTree also = fields.get("also");
        if (also == null) {
            throw one.wrong("'also' is needed: the other names");
        }
        List<String> names = new ArrayList<>();
        for (String name : also.texts()) {
            names.add(hosts ? host(name) : name.toLowerCase(Locale.ROOT));
        }
        if (names.isEmpty() || names.size() > MAX_NAMES) {
            throw also.wrong("1 to " + MAX_NAMES + " names are expected here");
        }
        long from = time(fields.get("from"), Long.MIN_VALUE + 1);
        long to = time(fields.get("to"), Long.MAX_VALUE);
        if (from >= to) {
            throw one.wrong("'from' must be before 'to'");
        }
        String name = name(one, fields);
        return new Aliases.Named(hosts ? host(name) : name.toLowerCase(Locale.ROOT), names, from, to);
    }

    private static String host(String name) {
        String address = Addresses.canonical(name);
        String low = Hosts.name(name);
        return address != null ? address : low == null ? "" : low;
    }

    private static Aliases.Domain domain(YamlTree one) throws RuleException {
        Map<String, YamlTree> fields = one.fields(Set.of("name", "short", "bare"));
        YamlTree shortName = fields.get("short");
        YamlTree bare = fields.get("bare");
        return new Aliases.Domain(
                name(one, fields).toLowerCase(Locale.ROOT),
                shortName == null ? "" : shortName.text().toLowerCase(Locale.ROOT),
                bare != null && bare.flag());
    }

    private static String name(YamlTree around, Map<String, YamlTree> fields) throws RuleException {
        YamlTree name = fields.get("name");
        if (name == null || name.text().isBlank()) {
            throw around.wrong("'name' is needed");
        }
        return name.text();
    }

    private static long time(@Nullable YamlTree time, long otherwise) throws RuleException {
        if (time == null) {
            return otherwise;
        }
        String text = time.text();
        long nanos = text.indexOf('-') > 0 ? EventTime.parse(text, ZoneOffset.UTC) : NormalEvent.NO_TIME;
        if (nanos == NormalEvent.NO_TIME) {
            throw time.wrong("a time is written as 2026-11-23 or 2026-11-23T08:00:00Z");
        }
        return nanos;
    }
}
