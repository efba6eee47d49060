package io.orrery.ingest.door;

import io.orrery.ingest.entity.RuleException;
import io.orrery.ingest.entity.YamlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The sections of the operator's doors file that are about fetching. The first thing that is wrong is said with its
/// line and column.
///
/// ```yaml
/// kafka:
///   - {feed: admin/siem, bootstrap: "broker:9092", topics: "logs\\..*", properties: /etc/orrery/siem.properties}
/// folders:
///   - {feed: admin/files, path: /var/log/zeek, include: "*.log*"}
/// ```
///
/// @param kafka doors to topics of any cluster
/// @param folders doors to files
public record DoorsFile(List<KafkaDoorConfig> kafka, List<FolderDoorConfig> folders) {
    /// Most doors of one section: each has a thread and clients of its own.
    public static final int MAX_DOORS = 64;

    public static final DoorsFile NONE = new DoorsFile(List.of(), List.of());

    private static final Set<String> SECTIONS = Set.of("listen", "kafka", "folders");
    private static final Pattern FEED = Pattern.compile("[^/\\s]{1,200}/[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final Pattern BOOTSTRAP = Pattern.compile("[^,\\s]+:\\d{1,5}(,\\s*[^,\\s]+:\\d{1,5})*");
    private static final int LONGEST_NAME = 50;

    public DoorsFile {
        kafka = List.copyOf(kafka);
        folders = List.copyOf(folders);
    }

    /// @throws IllegalArgumentException when it is not there or something in it is wrong, in one sentence
    public static DoorsFile load(Path file) {
        try {
            return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (RuleException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the doors file cannot be read: " + unreadable, unreadable);
        }
    }

    /// @param file its name, for messages
    public static DoorsFile read(String file, String text) throws RuleException {
        Map<String, YamlTree> sections = YamlTree.parse(file, text).fields(SECTIONS);
        Set<String> names = new HashSet<>();
        List<KafkaDoorConfig> kafka = new ArrayList<>();
        Set<String> clusters = new HashSet<>();
        for (YamlTree one : doors(sections.get("kafka"))) {
            KafkaDoorConfig door = kafka(one);
            if (!names.add("kafka " + door.name())) {
                throw one.wrong("there is another door called '" + door.name() + "'; give one a 'name'");
            }
            if (!clusters.add(door.feed() + " " + door.bootstrap())) {
                throw one.wrong("there is another door from this cluster to this feed; one regular expression can name "
                        + "the topics of both");
            }
            kafka.add(door);
        }
        List<FolderDoorConfig> folders = new ArrayList<>();
        for (YamlTree one : doors(sections.get("folders"))) {
            FolderDoorConfig door = folder(one);
            if (!names.add("folder " + door.name())) {
                throw one.wrong("there is another door called '" + door.name() + "'; give one a 'name'");
            }
            folders.add(door);
        }
        return new DoorsFile(kafka, folders);
    }

    private static List<YamlTree> doors(@Nullable YamlTree section) throws RuleException {
        List<YamlTree> doors = section == null ? List.of() : section.items();
        if (section != null && doors.size() > MAX_DOORS) {
            throw section.wrong("there are at most " + MAX_DOORS + " doors of a kind");
        }
        return doors;
    }

    private static KafkaDoorConfig kafka(YamlTree door) throws RuleException {
        Map<String, YamlTree> fields = door.fields(Set.of("name", "feed", "bootstrap", "topics", "from", "properties"));
        String feed = matching(needed(door, fields, "feed"), FEED, "a feed is written as owner/name");
        String bootstrap = matching(
                needed(door, fields, "bootstrap"), BOOTSTRAP, "host:port is expected, several separated by commas");
        YamlTree properties = fields.get("properties");
        return new KafkaDoorConfig(
                name(fields.get("name"), feed),
                feed,
                bootstrap,
                expression(needed(door, fields, "topics")),
                isLatest(fields.get("from")),
                properties == null ? Optional.empty() : Optional.of(path(properties)));
    }

    private static FolderDoorConfig folder(YamlTree door) throws RuleException {
        Map<String, YamlTree> fields = door.fields(Set.of("name", "feed", "path", "include", "header"));
        String feed = matching(needed(door, fields, "feed"), FEED, "a feed is written as owner/name");
        YamlTree include = fields.get("include");
        YamlTree header = fields.get("header");
        return new FolderDoorConfig(
                name(fields.get("name"), feed),
                feed,
                path(needed(door, fields, "path")),
                include == null ? "*" : glob(include),
                header != null && header.flag());
    }

    private static YamlTree needed(YamlTree door, Map<String, YamlTree> fields, String name) throws RuleException {
        YamlTree field = fields.get(name);
        if (field == null) {
            throw door.wrong("'" + name + "' is needed");
        }
        return field;
    }

    private static String matching(YamlTree field, Pattern pattern, String why) throws RuleException {
        String text = field.text().strip();
        if (!pattern.matcher(text).matches()) {
            throw field.wrong(why);
        }
        return text;
    }

    private static String name(@Nullable YamlTree name, String feed) throws RuleException {
        if (name != null) {
            return matching(name, NAME, "a name has 1 to 50 of a-z 0-9 -");
        }
        String made = feed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String begun = made.startsWith("-") ? "x" + made : made;
        return begun.substring(0, Math.min(begun.length(), LONGEST_NAME));
    }

    private static Pattern expression(YamlTree topics) throws RuleException {
        try {
            return Pattern.compile(topics.text());
        } catch (PatternSyntaxException wrong) {
            throw topics.wrong("not a regular expression: " + wrong.getDescription());
        }
    }

    private static boolean isLatest(@Nullable YamlTree from) throws RuleException {
        if (from == null) {
            return false;
        }
        return switch (from.text()) {
            case "earliest" -> false;
            case "latest" -> true;
            default -> throw from.wrong("'earliest' or 'latest' is expected here");
        };
    }

    private static Path path(YamlTree path) throws RuleException {
        try {
            Path written = Path.of(path.text());
            if (!written.isAbsolute()) {
                throw path.wrong("an absolute path is expected here");
            }
            return written.normalize();
        } catch (InvalidPathException wrong) {
            throw path.wrong("not a path: " + wrong.getReason());
        }
    }

    private static String glob(YamlTree include) throws RuleException {
        try {
            String glob = include.text();
            var _ = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return glob;
        } catch (PatternSyntaxException wrong) {
            throw include.wrong("not a glob: " + wrong.getDescription());
        }
    }
}
