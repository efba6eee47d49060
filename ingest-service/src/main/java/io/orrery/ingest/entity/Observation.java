package io.orrery.ingest.entity;

/// One relation that one event tells of.
///
/// @param label describes it; empty for none
/// @param bytes that passed, 0 when the event tells none
/// @param failed whether what was tried did not succeed
/// @param technique ATT&CK technique that the writer saw in it; empty for none
public record Observation(
        Entity source,
        Entity destination,
        String relation,
        String label,
        long bytes,
        boolean failed,
        String technique) {}
