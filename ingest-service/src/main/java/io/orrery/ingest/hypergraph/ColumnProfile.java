package io.orrery.ingest.hypergraph;

import io.orrery.topics.model.Column;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the first cells of a column are like.
///
/// @param values cells that hold something, of those looked at
/// @param distinct different ones among them
/// @param shape the one that nearly all of them have
/// @param characters mean length
/// @param words mean number of words
record ColumnProfile(int values, int distinct, Optional<EntityShape> shape, double characters, double words) {
    /// Bound on cells that are looked at.
    static final int MOST_VALUES = 2_000;

    private static final double NEARLY_ALL = 0.9;
    private static final double MOST_CHARACTERS = 80;
    private static final double MOST_WORDS = 4;

    static ColumnProfile of(Column column) {
        Set<String> distinct = new HashSet<>();
        Map<EntityShape, Integer> shapes = new EnumMap<>(EntityShape.class);
        int values = 0;
        long characters = 0;
        long words = 0;
        for (int row = 0; row < column.rows() && values < MOST_VALUES; row++) {
            String text = column.text(row);
            if (text == null || text.isBlank() || text.equals("-")) {
                continue;
            }
            values++;
            characters += text.length();
            words += words(text);
            if (distinct.add(text)) {
                EntityShape.of(text).ifPresent(shape -> shapes.merge(shape, 1, Integer::sum));
            }
        }
        int different = distinct.size();
        Optional<EntityShape> shape = shapes.entrySet().stream()
                .filter(entry -> entry.getValue() >= NEARLY_ALL * different)
                .map(Map.Entry::getKey)
                .findFirst();
        int divisor = Math.max(1, values);
        return new ColumnProfile(values, different, shape, (double) characters / divisor, (double) words / divisor);
    }

    /// Whether a text, or the mean of several, is too long to name a thing.
    static boolean isProse(double characters, double words) {
        return characters > MOST_CHARACTERS || words > MOST_WORDS;
    }

    static int words(String text) {
        int words = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = text.charAt(i) == ' ';
            words += !blank && !within ? 1 : 0;
            within = !blank;
        }
        return words;
    }

    /// How often a value is met, on average.
    double repetition() {
        return distinct == 0 ? 0 : (double) values / distinct;
    }
}
