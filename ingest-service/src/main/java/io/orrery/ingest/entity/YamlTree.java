package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML text as a tree whose every complaint names line and column. Anchors are refused: nothing here needs them,
/// and they make small texts large.
public final class YamlTree {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();

    private final String file;
    private final Node node;

    private YamlTree(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /// @param file its name, for messages
    public static YamlTree parse(String file, String text) throws RuleException {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                throw new RuleException(file, 1, 1, "there is nothing in it");
            }
            return new YamlTree(file, root.get());
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> at = e.getProblemMark().or(e::getContextMark);
            throw new RuleException(
                    file,
                    at.map(Mark::getLine).orElse(0) + 1,
                    at.map(Mark::getColumn).orElse(0) + 1,
                    "not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new RuleException(file, 1, 1, "not valid YAML: " + e.getMessage());
        }
    }

    /// What to throw when something is wrong with this very place.
    public RuleException wrong(String why) {
        Optional<Mark> at = node.getStartMark();
        return new RuleException(
                file,
                at.map(Mark::getLine).orElse(0) + 1,
                at.map(Mark::getColumn).orElse(0) + 1,
                why);
    }

    /// The fields of a mapping, none of which may be unknown.
    public Map<String, YamlTree> fields(Set<String> known) throws RuleException {
        return fields(key -> {
            if (!known.contains(key.text())) {
                throw key.wrong("'" + key.text() + "' is none of "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    /// The fields of a mapping, whatever they are called.
    public Map<String, YamlTree> fields() throws RuleException {
        return fields(key -> {});
    }

    private Map<String, YamlTree> fields(KeyCheck check) throws RuleException {
        checkAnchor();
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("names and values are expected here, as in 'name: value'");
        }
        Map<String, YamlTree> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlTree key = new YamlTree(file, tuple.getKeyNode());
            check.see(key);
            if (fields.put(key.text(), new YamlTree(file, tuple.getValueNode())) != null) {
                throw key.wrong("'" + key.text() + "' is there twice");
            }
        }
        return fields;
    }

    @FunctionalInterface
    private interface KeyCheck {
        void see(YamlTree key) throws RuleException;
    }

    /// The parts of a list.
    public List<YamlTree> items() throws RuleException {
        checkAnchor();
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is expected here");
        }
        return sequence.getValue().stream().map(one -> new YamlTree(file, one)).toList();
    }

    /// The text of a scalar.
    public String text() throws RuleException {
        checkAnchor();
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("a text is expected here");
        }
        return scalar.getValue();
    }

    /// A text, or a list of them.
    public List<String> texts() throws RuleException {
        if (node instanceof ScalarNode) {
            return List.of(text());
        }
        List<String> texts = new ArrayList<>();
        for (YamlTree item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /// `true` or `false`.
    public boolean flag() throws RuleException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("'true' or 'false' is expected here");
        };
    }

    private void checkAnchor() throws RuleException {
        if (node.getAnchor().isPresent()) {
            throw wrong("anchors are not used here");
        }
    }
}
