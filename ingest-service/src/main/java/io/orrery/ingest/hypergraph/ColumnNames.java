package io.orrery.ingest.hypergraph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of a column promises, taken word by word: `SourceUserName` is `source user name`.
final class ColumnNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("user", "user"),
            Map.entry("username", "user"),
            Map.entry("usr", "user"),
            Map.entry("login", "user"),
            Map.entry("account", "user"),
            Map.entry("owner", "user"),
            Map.entry("actor", "user"),
            Map.entry("employee", "user"),
            Map.entry("person", "user"),
            Map.entry("member", "user"),
            Map.entry("host", "host"),
            Map.entry("hostname", "host"),
            Map.entry("computer", "host"),
            Map.entry("machine", "host"),
            Map.entry("device", "host"),
            Map.entry("server", "host"),
            Map.entry("workstation", "host"),
            Map.entry("process", "process"),
            Map.entry("image", "process"),
            Map.entry("service", "service"),
            Map.entry("group", "group"),
            Map.entry("share", "share"),
            Map.entry("file", "file"),
            Map.entry("filename", "file"));

    private static final Set<String> IDENTIFIERS =
            Set.of("id", "uid", "gid", "sid", "guid", "asn", "vlan", "number", "no");

    private static final Set<String> PROSE =
            Set.of("message", "msg", "description", "comment", "note", "notes", "text");

    private ColumnNames() {}

    private static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name, -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The kind of thing that the name speaks of; the last word that does counts.
    static Optional<String> kind(String name) {
        return words(name).reversed().stream()
                .filter(KINDS::containsKey)
                .map(KINDS::get)
                .findFirst();
    }

    /// Whether its numbers stand for things and are no amounts.
    static boolean isIdentifier(String name) {
        List<String> words = words(name);
        return !words.isEmpty() && IDENTIFIERS.contains(words.getLast());
    }

    static boolean isProse(String name) {
        return words(name).stream().anyMatch(PROSE::contains);
    }
}
