package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a file of rules. What is wrong is said with its line and column.
///
/// ```yaml
/// datasets: [windows.sysmon]
/// ignored:
///   - {name: sysmon-state, when: {event.code: ["4", "16"]}}
/// relations:
///   - name: spawned
///     from: process(process.parent)
///     to: process(process)
///     when: {event.code: "1"}
///     label: process.command_line
///     technique: T1059
/// off: [on]
/// ```
///
/// A file of a feed's own may be without `datasets` and `relations`, to say only which of everybody's count (`off`,
/// `on`) and which names mean the same (see [AliasReader]).
public final class RuleReader {
    /// Most rules of one file: each costs a look at every event of its datasets.
    public static final int MAX_RULES = 500;

    private static final int MAX_VALUES = 1_000;
    private static final Pattern END = Pattern.compile("([a-z]{1,20})\\(([A-Za-z0-9_.@-]{1,200})\\)");
    private static final Set<String> KEYS =
            Set.of("datasets", "ignored", "relations", "replace", "off", "on", "hosts", "domains", "users");
    private static final Set<String> RULE_KEYS =
            Set.of("name", "from", "to", "when", "unless", "label", "technique", "reverse", "noisy");
    private static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?");
    private static final Pattern SWITCH = Pattern.compile("([^/\\s]{1,100}/)?[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private RuleReader() {}

    /// @param file its name, for messages
    public static RuleFile read(String file, String text) throws RuleException {
        YamlTree root = YamlTree.parse(file, text);
        Map<String, YamlTree> fields = root.fields(KEYS);
        YamlTree datasets = fields.get("datasets");
        YamlTree relations = fields.get("relations");
        boolean tells = relations != null || fields.containsKey("ignored") || fields.containsKey("replace");
        if (tells ? datasets == null : fields.isEmpty()) {
            throw root.wrong("'datasets' is needed, and 'relations' or 'ignored'");
        }
        RuleProblems problems = new RuleProblems();
        List<Rule> rules = new ArrayList<>();
        for (YamlTree rule : relations == null ? List.<YamlTree>of() : relations.items()) {
            if (rules.size() == MAX_RULES) {
                throw rule.wrong("a file has at most " + MAX_RULES + " relations");
            }
            problems.collect(() -> rules.add(rule(rule)));
        }
        List<RuleFile.Ignored> ignored = ignored(fields.get("ignored"), problems);
        SameThings same = AliasReader.read(fields, problems);
        RuleFile.Switches switches = switches(fields);
        problems.check();
        return new RuleFile(file, datasets == null ? List.of() : datasets(datasets), ignored, rules, switches, same);
    }

    private static List<String> datasets(YamlTree datasets) throws RuleException {
        List<String> texts = datasets.texts();
        for (String text : texts) {
            int star = text.indexOf('*');
            if (text.isBlank() || (star >= 0 && star != text.length() - 1)) {
                throw datasets.wrong("a dataset is a name such as zeek.conn, with a * at most at its end");
            }
        }
        return texts;
    }

    private static RuleFile.Switches switches(Map<String, YamlTree> fields) throws RuleException {
        YamlTree replace = fields.get("replace");
        return new RuleFile.Switches(
                replace != null && replace.flag(), names(fields.get("off")), names(fields.get("on")));
    }

    private static Set<String> names(@Nullable YamlTree list) throws RuleException {
        Set<String> names = new HashSet<>();
        if (list != null) {
            for (String name : list.texts()) {
                if (!SWITCH.matcher(name).matches()) {
                    throw list.wrong("a relation is named as in 'loaded' or 'windows.sysmon/loaded'");
                }
                names.add(name);
            }
        }
        return names;
    }

    private static List<RuleFile.Ignored> ignored(@Nullable YamlTree list, RuleProblems problems) throws RuleException {
        List<RuleFile.Ignored> ignored = new ArrayList<>();
        if (list != null) {
            for (YamlTree one : list.items()) {
                problems.collect(() -> {
                    Map<String, YamlTree> fields = one.fields(Set.of("name", "when"));
                    ignored.add(new RuleFile.Ignored(name(one, fields), conditions(fields.get("when"))));
                });
            }
        }
        return ignored;
    }

    private static Rule rule(YamlTree rule) throws RuleException {
        Map<String, YamlTree> fields = rule.fields(RULE_KEYS);
        YamlTree label = fields.get("label");
        YamlTree noisy = fields.get("noisy");
        return new Rule(
                name(rule, fields),
                end(rule, fields.get("from"), "from"),
                end(rule, fields.get("to"), "to"),
                conditions(fields.get("when")),
                conditions(fields.get("unless")),
                label == null ? List.of() : label.texts(),
                technique(fields.get("technique")),
                conditions(fields.get("reverse")),
                noisy != null && noisy.flag());
    }

    private static String technique(@Nullable YamlTree technique) throws RuleException {
        if (technique == null) {
            return "";
        }
        if (!TECHNIQUE.matcher(technique.text()).matches()) {
            throw technique.wrong("a technique is written as in ATT&CK: T1003 or T1003.006");
        }
        return technique.text();
    }

    private static String name(YamlTree around, Map<String, YamlTree> fields) throws RuleException {
        YamlTree name = fields.get("name");
        if (name == null) {
            throw around.wrong("'name' is needed");
        }
        if (!NAME.matcher(name.text()).matches()) {
            throw name.wrong("a name has 1 to 64 of a-z 0-9 _ -");
        }
        return name.text();
    }

    private static End end(YamlTree around, @Nullable YamlTree end, String which) throws RuleException {
        if (end == null) {
            throw around.wrong("'" + which + "' is needed");
        }
        Matcher parts = END.matcher(end.text());
        if (!parts.matches()) {
            throw end.wrong("an entity is written as type(field), for example ip(source.ip)");
        }
        Optional<EntityType> type = EntityType.of(parts.group(1));
        if (type.isEmpty()) {
            throw end.wrong("'" + parts.group(1) + "' is no type of entity; there are "
                    + String.join(", ", EntityType.texts()));
        }
        return new End(type.get(), parts.group(2));
    }

    private static List<Condition> conditions(@Nullable YamlTree tree) throws RuleException {
        List<Condition> conditions = new ArrayList<>();
        if (tree != null) {
            for (Map.Entry<String, YamlTree> field : tree.fields().entrySet()) {
                List<String> texts = field.getValue().texts();
                if (texts.isEmpty() || texts.size() > MAX_VALUES) {
                    throw field.getValue().wrong("1 to " + MAX_VALUES + " values are expected here");
                }
                conditions.add(new Condition(
                        field.getKey(),
                        texts.stream()
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .toList()));
            }
        }
        return conditions;
    }
}
