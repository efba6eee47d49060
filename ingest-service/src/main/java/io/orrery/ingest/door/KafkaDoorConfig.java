package io.orrery.ingest.door;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A door to topics of any cluster.
///
/// @param name tells it from the other doors, in logs and groups; 1 to 50 of a-z 0-9 -
/// @param feed `owner/name`
/// @param topics whole names of topics
/// @param fromLatest leaves out what the topics held when the door first saw them
/// @param properties file of client properties, with secrets if there are any
public record KafkaDoorConfig(
        String name, String feed, String bootstrap, Pattern topics, boolean fromLatest, Optional<Path> properties) {}
