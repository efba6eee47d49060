package io.orrery.gateway.graphs;

import io.orrery.topics.model.StageStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `name=value` words of the layout's status; words that are not known are left out. Pure.
final class LayoutWords {
    /// Words that are no settings of the force model.
    private static final Set<String> OTHERS = Set.of("layout", "by", "tidier");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

    private LayoutWords() {}

    /// @return what the status says of `name`, or `otherwise` when it says nothing
    static String said(@Nullable StageStatus status, String name, String otherwise) {
        return words(status).getOrDefault(name, otherwise);
    }

    /// The words that are numbers: the settings of the force model.
    static Map<String, Double> settings(@Nullable StageStatus status) {
        Map<String, Double> settings = new HashMap<>();
        words(status).forEach((name, value) -> {
            if (!OTHERS.contains(name) && NUMBER.matcher(value).matches()) {
                settings.put(name, Double.valueOf(value));
            }
        });
        return settings;
    }

    private static Map<String, String> words(@Nullable StageStatus status) {
        Map<String, String> words = new HashMap<>();
        List<String> detail = status == null ? List.of() : status.detail();
        for (String word : detail) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return words;
    }
}
