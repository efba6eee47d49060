package io.orrery.ingest.folder;

/// A file as one look at the folder found it.
///
/// @param path below the folder
/// @param fileKey the file system's own name of it, which a rename does not change
/// @param modifiedMillis wall clock of the file system
record Seen(String path, String fileKey, long size, long modifiedMillis) {}
