package io.orrery.app.demo.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/// One break-in from beginning to end, each with actors of its own: passwords are guessed from outside until one is
/// right, the stolen account hops from machine to machine, and data leaves.
final class Attack {
    /// How long each phase lasts, in milliseconds of the scenario's time.
    enum Phase {
        GUESSING(25_000, 30),
        LATERAL(35_000, 25),
        EXFILTRATION(30_000, 20),
        OVER(Long.MAX_VALUE, 0);

        private final long millis;
        private final int percent;

        Phase(long millis, int percent) {
            this.millis = millis;
            this.percent = percent;
        }

        /// How many of a hundred events are the attacker's.
        int percent() {
            return percent;
        }
    }

    private static final int HOPS = 6;

    private final Office office;
    private final SplittableRandom random;
    private final long begin;
    private final Machine outside;
    private final Machine drop;
    private final Machine gate;
    private final Person victim;
    private final List<Machine> path = new ArrayList<>();
    private final Deque<LogEvent> pending = new ArrayDeque<>();
    private boolean inside;
    private int reached;

    Attack(Office office, SplittableRandom random, long begin) {
        this.office = office;
        this.random = random;
        this.begin = begin;
        this.outside = new Machine("", "203.0.113." + (10 + random.nextInt(110)));
        this.drop = new Machine("", "203.0.113." + (130 + random.nextInt(110)));
        this.gate = office.gates.get(random.nextInt(office.gates.size()));
        this.victim = office.anyone(random);
        path.add(gate);
        path.add(victim.workstation());
        while (path.size() < HOPS) {
            Machine next = random.nextInt(3) == 0
                    ? office.anyServer(random)
                    : office.anyone(random).workstation();
            if (!path.contains(next)) {
                path.add(next);
            }
        }
        path.add(office.server(random.nextBoolean() ? "db-1" : "file-2"));
    }

    Phase phase(long millis) {
        long left = millis - begin;
        for (Phase phase : Phase.values()) {
            if (left < phase.millis) {
                return phase;
            }
            left -= phase.millis;
        }
        return Phase.OVER;
    }

    /// What the attacker does at this time.
    LogEvent next(long millis) {
        LogEvent due = pending.poll();
        if (due != null) {
            return due;
        }
        return switch (phase(millis)) {
            case GUESSING -> LogEvent.logon(millis, guess(), outside, gate, false);
            case LATERAL -> lateral(millis);
            case EXFILTRATION -> exfiltration(millis);
            case OVER -> throw new IllegalStateException("the attack is over");
        };
    }

    /// Mostly the account that will give way, and many others once or twice.
    private String guess() {
        return random.nextInt(3) == 0 ? victim.account() : office.anyone(random).account();
    }

    private LogEvent lateral(long millis) {
        if (!inside) {
            inside = true;
            pending.add(LogEvent.flow(millis, outside, gate, 443, 60_000));
            return LogEvent.logon(millis, victim.account(), outside, gate, true);
        }
        long perHop = Phase.LATERAL.millis / path.size();
        long due = begin + Phase.GUESSING.millis + (reached + 1) * perHop;
        return millis >= due && reached < path.size() - 1 ? hop(millis) : probe(millis);
    }

    private LogEvent hop(long millis) {
        Machine from = path.get(reached);
        reached++;
        Machine to = path.get(reached);
        pending.add(LogEvent.flow(millis, from, to, 3389, 40_000 + random.nextInt(200_000)));
        return LogEvent.logon(millis, victim.account(), from, to, true);
    }

    private LogEvent probe(long millis) {
        Machine from = path.get(reached);
        Machine to = random.nextBoolean()
                ? office.anyServer(random)
                : office.anyone(random).workstation();
        if (random.nextInt(4) == 0) {
            return LogEvent.logon(millis, victim.account(), from, to, false);
        }
        return LogEvent.flow(millis, from, to, 445, 60 + random.nextInt(300));
    }

    /// The last machine of the path gives its data to the gate, and the gate to the outside.
    private LogEvent exfiltration(long millis) {
        if (reached < path.size() - 1) {
            return hop(millis); // A slow feed may leave hops over: they come first.
        }
        Machine last = path.getLast();
        long bytes = 5_000_000L + random.nextInt(45_000_000);
        return random.nextInt(3) == 0
                ? LogEvent.flow(millis, last, gate, 445, bytes)
                : LogEvent.flow(millis, gate, drop, 443, bytes);
    }
}
