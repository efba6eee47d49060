package io.orrery.app.demo.scenario;

/// A site outside that people of the office visit.
record Site(String domain, Machine machine) {}
