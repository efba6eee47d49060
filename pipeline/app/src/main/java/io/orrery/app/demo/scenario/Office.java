package io.orrery.app.demo.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Who works in the office and what stands there. Addresses outside are those reserved for examples.
final class Office {
    private static final int PEOPLE = 140;
    private static final int SITES = 70;
    private static final List<String> FIRST = List.of(
            "ada",
            "alan",
            "barbara",
            "claude",
            "donald",
            "edith",
            "frances",
            "grace",
            "hedy",
            "ivan",
            "joan",
            "karen",
            "ken",
            "leslie",
            "margaret",
            "niklaus",
            "olga",
            "peter",
            "radia",
            "sophie",
            "tim",
            "vera",
            "whitfield",
            "yuri");
    private static final List<String> LAST = List.of(
            "abbot", "berg", "costa", "duarte", "ek", "fuchs", "garcia", "holm", "ito", "jansen", "klein", "lopez",
            "meyer", "novak", "okafor", "petrov", "quist", "rossi", "silva", "tanaka", "umar", "vogel", "weiss",
            "young");
    private static final List<String> SERVERS = List.of(
            "dc-1",
            "dc-2",
            "file-1",
            "file-2",
            "mail-1",
            "web-1",
            "wiki-1",
            "git-1",
            "build-1",
            "db-1",
            "db-2",
            "print-1",
            "backup-1");
    private static final List<String> GATES = List.of("vpn-1", "jump-1");
    private static final List<String> WORDS = List.of(
            "news", "cloud", "maps", "mail", "video", "photo", "travel", "bank", "shop", "code", "music", "weather",
            "market", "docs", "paper", "sport");

    final List<Person> people = new ArrayList<>();
    final List<Machine> servers = new ArrayList<>();
    final List<Machine> gates = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();

    Office(SplittableRandom random) {
        for (int i = 0; i < PEOPLE; i++) {
            String account = FIRST.get(i % FIRST.size()) + "." + LAST.get((i / FIRST.size() * 7 + i) % LAST.size());
            Machine workstation = new Machine(
                    String.format(Locale.ROOT, "ws-%03d", i + 1), "10.20." + (1 + i / 200) + "." + (10 + i % 200));
            people.add(new Person(account, workstation));
        }
        for (int i = 0; i < SERVERS.size(); i++) {
            servers.add(new Machine(SERVERS.get(i), "10.20.100." + (10 + i)));
        }
        for (int i = 0; i < GATES.size(); i++) {
            gates.add(new Machine(GATES.get(i), "10.20.200." + (10 + i)));
        }
        for (int i = 0; i < SITES; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            sites.add(new Site(word + "-" + (i + 1) + ".example", new Machine("", "198.51.100." + (i + 10))));
        }
    }

    Person anyone(SplittableRandom random) {
        return people.get(random.nextInt(people.size()));
    }

    Machine anyServer(SplittableRandom random) {
        return servers.get(random.nextInt(servers.size()));
    }

    Machine server(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server " + name));
    }

    /// Few sites are visited often, most are visited seldom.
    Site anySite(SplittableRandom random) {
        double share = random.nextDouble();
        return sites.get((int) (share * share * sites.size()));
    }
}
