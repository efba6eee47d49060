package io.orrery.gateway.access;

/// A person or program that owns graphs.
///
/// @param id number in the accounts table, part of every token
/// @param name lower case, unique
public record Account(long id, String name, boolean administrator) {}
