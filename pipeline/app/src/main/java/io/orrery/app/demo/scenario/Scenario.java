package io.orrery.app.demo.scenario;

import java.util.SplittableRandom;

/// An endless sequence of log events in order of time, evenly spaced at the given rate. An attack begins a minute in
/// and another, with other actors, every four minutes from then on. Not thread-safe.
public final class Scenario {
    private static final long FIRST_ATTACK_MILLIS = 60_000;
    private static final long ATTACK_EVERY_MILLIS = 240_000;
    private static final double MAX_RATE = 1_000_000;

    private final SplittableRandom random;
    private final Office office;
    private final Traffic traffic;
    private final long start;
    private final double rate;
    private long count;
    private Attack attack;
    private long nextAttack;

    /// @param seed chooses people, machines, actors and everything that happens
    /// @param startMillis time of the first event, since 1970
    /// @param eventsPerSecond of the scenario's time
    public Scenario(long seed, long startMillis, double eventsPerSecond) {
        if (!(eventsPerSecond > 0 && eventsPerSecond <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "the rate must be above 0 and at most 1,000,000, was " + eventsPerSecond);
        }
        this.random = new SplittableRandom(seed);
        this.office = new Office(random.split());
        this.traffic = new Traffic(office, random.split());
        this.start = startMillis;
        this.rate = eventsPerSecond;
        this.nextAttack = startMillis + FIRST_ATTACK_MILLIS;
        this.attack = new Attack(office, random.split(), nextAttack);
    }

    /// The next event; its time is that of the start plus its number divided by the rate.
    public LogEvent next() {
        long millis = start + (long) (count * 1_000.0 / rate);
        count++;
        if (millis >= nextAttack + ATTACK_EVERY_MILLIS) {
            nextAttack += ATTACK_EVERY_MILLIS;
            attack = new Attack(office, random.split(), nextAttack);
        }
        boolean attacking = millis >= nextAttack
                && random.nextInt(100) < attack.phase(millis).percent();
        return attacking ? attack.next(millis) : traffic.next(millis);
    }
}
