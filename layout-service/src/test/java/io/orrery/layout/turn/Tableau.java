package io.orrery.layout.turn;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;

/// An engine that moves nobody: pictures stay as they were first thrown.
final class Tableau implements ForceEngine {
    int steps;

    @Override
    public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
        steps++;
        return new Motion(bodies.size, 1, 1, 0, 0, 1);
    }

    @Override
    public void close() {}
}
