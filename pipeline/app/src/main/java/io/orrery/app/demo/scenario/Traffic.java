package io.orrery.app.demo.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/// What happens on an ordinary day: people log on, machines talk to a handful of servers, look up names and visit
/// sites, and now and then somebody mistypes a password.
final class Traffic {
    private static final List<String> USUAL = List.of("file-1", "mail-1", "wiki-1", "git-1", "print-1");

    private final Office office;
    private final SplittableRandom random;
    private final Deque<Visit> visits = new ArrayDeque<>();

    /// A look-up is followed by the visit it was made for.
    private record Visit(Machine from, Site site) {}

    Traffic(Office office, SplittableRandom random) {
        this.office = office;
        this.random = random;
    }

    LogEvent next(long millis) {
        Visit visit = visits.poll();
        if (visit != null) {
            return LogEvent.flow(millis, visit.from(), visit.site().machine(), 443, 2_000 + random.nextInt(400_000));
        }
        Person person = office.anyone(random);
        int chance = random.nextInt(100);
        if (chance < 12) {
            return LogEvent.logon(millis, person.account(), person.workstation(), person.workstation(), true);
        }
        if (chance < 20) {
            Machine server = usualServer(person);
            return LogEvent.logon(millis, person.account(), person.workstation(), server, random.nextInt(40) > 0);
        }
        if (chance < 24) {
            return LogEvent.flow(
                    millis, person.workstation(), office.server("dc-1"), 88, 1_000 + random.nextInt(3_000));
        }
        if (chance < 30) {
            return serverTalk(millis);
        }
        if (chance < 62) {
            return LogEvent.flow(millis, person.workstation(), usualServer(person), 445, 500 + random.nextInt(900_000));
        }
        Site site = office.anySite(random);
        visits.add(new Visit(person.workstation(), site));
        return LogEvent.lookup(
                millis, person.workstation(), site.domain(), site.machine().ip());
    }

    /// Everybody has two or three servers they work with.
    private Machine usualServer(Person person) {
        int favourite = Math.floorMod(person.account().hashCode(), USUAL.size());
        int other = random.nextInt(4) == 0 ? random.nextInt(USUAL.size()) : favourite;
        return office.server(USUAL.get(other));
    }

    private LogEvent serverTalk(long millis) {
        return switch (random.nextInt(4)) {
            case 0 ->
                LogEvent.flow(millis, office.server("web-1"), office.server("db-1"), 5432, random.nextInt(80_000) + 1);
            case 1 ->
                LogEvent.flow(millis, office.server("wiki-1"), office.server("db-1"), 5432, random.nextInt(40_000) + 1);
            case 2 ->
                LogEvent.flow(
                        millis, office.server("git-1"), office.server("build-1"), 22, random.nextInt(900_000) + 1);
            default ->
                LogEvent.flow(millis, office.server("db-1"), office.server("db-2"), 5432, random.nextInt(90_000) + 1);
        };
    }
}
