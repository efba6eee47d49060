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

    /// Words that say which of a thing's names it is.
    private static final Set<String> NAMING =
            Set.of("name", "id", "uid", "gid", "sid", "guid", "number", "no", "login", "principal", "ip", "address");

    private static final Set<String> SUBJECTS = Set.of(
            "source",
            "src",
            "client",
            "from",
            "origin",
            "actor",
            "subject",
            "caller",
            "sender",
            "initiator",
            "requester");

    private static final Set<String> CODE =
            Set.of("logger", "class", "module", "package", "version", "component", "thread", "function", "topic");

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

    /// The kind of thing that the name speaks of: by its last word, those left aside that say which of the thing's
    /// names
    /// it is. An account's type is no account.
    static Optional<String> kind(String name) {
        String last = "";
        for (String word : words(name)) {
            if (KINDS.containsKey(word) || !isNaming(word)) {
                last = word;
            }
        }
        return Optional.ofNullable(KINDS.get(last));
    }

    private static boolean isNaming(String word) {
        return NAMING.contains(word) || word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether it names who did something rather than what it was done to.
    static boolean isSubject(String name) {
        return words(name).stream().anyMatch(SUBJECTS::contains);
    }

    /// Whether its texts name parts of a program, which look like names of domains.
    static boolean isCode(String name) {
        return words(name).stream().anyMatch(CODE::contains);
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
