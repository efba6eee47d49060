package io.orrery.topics.model;

/// That a dead letter was sent through again, as one event. Written in the same transaction as that event.
///
/// @param letter key of the dead letter
/// @param by who asked for it
/// @param repaired whether its text was changed
/// @param atMillis wall clock
public record Replay(String letter, String by, boolean repaired, long atMillis) {}
