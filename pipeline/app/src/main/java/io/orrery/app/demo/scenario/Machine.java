package io.orrery.app.demo.scenario;

/// A machine with an address; those outside the office have no name in its logs.
record Machine(String name, String ip) {
    boolean outside() {
        return name.isEmpty();
    }
}
