package io.orrery.gateway.doors;

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

/// A value in a YAML text that knows where it stands. Tags make no objects and aliases are refused.
record YamlPlace(String file, Node node) {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();

    /// @return empty when there is nothing in it
    static Optional<YamlPlace> parse(String file, String text) {
        try {
            return new Compose(SETTINGS).composeString(text).map(node -> new YamlPlace(file, node));
        } catch (MarkedYamlEngineException e) {
            throw at(file, e.getProblemMark().or(e::getContextMark), "not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new DoorsException(file, "not valid YAML: " + e.getMessage());
        }
    }

    DoorsException wrong(String why) {
        return at(file, node.getStartMark(), why);
    }

    /// The values of a mapping by name, none of which may be unknown.
    Map<String, YamlPlace> fields(Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("names and values are expected here, as in 'name: value'");
        }
        Map<String, YamlPlace> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPlace key = new YamlPlace(file, tuple.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.wrong("'" + key.text() + "' is none of "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (fields.put(key.text(), new YamlPlace(file, tuple.getValueNode())) != null) {
                throw key.wrong("'" + key.text() + "' is there twice");
            }
        }
        return fields;
    }

    List<YamlPlace> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is expected here");
        }
        return sequence.getValue().stream().map(one -> new YamlPlace(file, one)).toList();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("a text is expected here");
        }
        return scalar.getValue();
    }

    int number(int least, int most) {
        String text = text();
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong("a whole number from " + least + " to " + most + " is expected here");
        }
        return Integer.parseInt(text);
    }

    private static DoorsException at(String file, Optional<Mark> at, String why) {
        return new DoorsException(
                file,
                at.map(Mark::getLine).orElse(0) + 1,
                at.map(Mark::getColumn).orElse(0) + 1,
                why);
    }
}
