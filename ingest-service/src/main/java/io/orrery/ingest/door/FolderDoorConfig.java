package io.orrery.ingest.door;

import java.nio.file.Path;

/// A door to the files of a folder.
///
/// @param name tells it from the other doors, in logs and positions; 1 to 50 of a-z 0-9 -
/// @param feed `owner/name`
/// @param path of the folder, absolute
/// @param include names of files to read, as a glob: with a `/` it is compared with the path below the folder,
///     without with the file's name
/// @param header the first line of every file says how to read the others
public record FolderDoorConfig(String name, String feed, Path path, String include, boolean header) {}
