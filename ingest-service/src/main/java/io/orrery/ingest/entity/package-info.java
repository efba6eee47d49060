/// From an event in normal form to entities and what they did to each other: which fields name which entity, what makes
/// two of them the same, and the rules, read from files, that say which relations an event tells of. Pure.
@NullMarked
package io.orrery.ingest.entity;

import org.jspecify.annotations.NullMarked;
