package io.orrery.app.demo.scenario;

/// Somebody who works here, with a machine of their own.
record Person(String account, Machine workstation) {}
