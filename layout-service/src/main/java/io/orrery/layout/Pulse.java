package io.orrery.layout;

import io.orrery.stage.StageHealth;
import java.util.BitSet;

/// The health of several workers as that of one: the stage turns when the last of them did, so that one that is stuck
/// is not hidden by the others. Any thread.
final class Pulse {
    private final StageHealth health;
    private final int workers;
    private final BitSet turned;

    Pulse(StageHealth health, int workers) {
        this.health = health;
        this.workers = workers;
        this.turned = new BitSet(workers);
    }

    synchronized void turned(int worker) {
        turned.set(worker);
        if (turned.cardinality() == workers) {
            turned.clear();
            health.turned();
        }
    }
}
