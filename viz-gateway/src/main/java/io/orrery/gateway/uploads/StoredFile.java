package io.orrery.gateway.uploads;

/// Where the bytes of one upload lie in the uploads topic: chunks under the keys `graph/upload/index`, from
/// `firstOffset` to `lastOffset` of one partition, records of others between them.
record StoredFile(String upload, int partition, long firstOffset, long lastOffset, int chunks, long bytes) {}
