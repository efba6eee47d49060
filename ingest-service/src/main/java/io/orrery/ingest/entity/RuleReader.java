package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a file of rules. The first thing that is wrong is said with its line and column.
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
/// ```
public final class RuleReader {
    /// Most rules of one file: each costs a look at every event of its datasets.
    public static final int MAX_RULES = 500;

    private static final int MAX_VALUES = 1_000;
    private static final Pattern END = Pattern.compile("([a-z]{1,20})\\(([A-Za-z0-9_.@-]{1,200})\\)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private RuleReader() {}

    /// @param file its name, for messages
    public static RuleFile read(String file, String text) throws RuleException {
        YamlTree root = YamlTree.parse(file, text);
        Map<String, YamlTree> fields = root.fields(Set.of("datasets", "ignored", "relations"));
        YamlTree datasets = fields.get("datasets");
        YamlTree relations = fields.get("relations");
        if (datasets == null || relations == null) {
            throw root.wrong("'datasets' and 'relations' are needed");
        }
        List<Rule> rules = new ArrayList<>();
        for (YamlTree rule : relations.items()) {
            if (rules.size() == MAX_RULES) {
                throw rule.wrong("a file has at most " + MAX_RULES + " relations");
            }
            rules.add(rule(rule));
        }
        return new RuleFile(file, datasets.texts(), ignored(fields.get("ignored")), rules);
    }

    private static List<RuleFile.Ignored> ignored(@Nullable YamlTree list) throws RuleException {
        List<RuleFile.Ignored> ignored = new ArrayList<>();
        if (list != null) {
            for (YamlTree one : list.items()) {
                Map<String, YamlTree> fields = one.fields(Set.of("name", "when"));
                ignored.add(new RuleFile.Ignored(name(one, fields), conditions(fields.get("when"))));
            }
        }
        return ignored;
    }

    private static Rule rule(YamlTree rule) throws RuleException {
        Map<String, YamlTree> fields = rule.fields(Set.of("name", "from", "to", "when", "unless", "label", "noisy"));
        YamlTree label = fields.get("label");
        YamlTree noisy = fields.get("noisy");
        return new Rule(
                name(rule, fields),
                end(rule, fields.get("from"), "from"),
                end(rule, fields.get("to"), "to"),
                conditions(fields.get("when")),
                conditions(fields.get("unless")),
                label == null ? "" : label.text(),
                noisy != null && noisy.flag());
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
