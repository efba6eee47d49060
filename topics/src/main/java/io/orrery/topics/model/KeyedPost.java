package io.orrery.topics.model;

/// How a post with a key of its sender's was answered. Written in the same transaction as its events.
///
/// @param answer JSON, as it was sent
/// @param atMillis wall clock
public record KeyedPost(String answer, long atMillis) {}
