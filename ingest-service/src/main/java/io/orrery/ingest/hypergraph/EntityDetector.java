package io.orrery.ingest.hypergraph;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Chooses the columns of a table whose cells are things: addresses, names, identifiers; not measures, times, flags or
/// prose. Every choice comes with its reason, because a guess that nobody can check is worth little. Pure: the same
/// rows give the same choice.
public final class EntityDetector {
    /// Below so many values nothing is said of how they repeat.
    private static final int ENOUGH = 20;

    private static final int FEW = 12;
    private static final double OFTEN = 20;
    private static final double HARDLY_EVER = 1.05;

    private EntityDetector() {}

    /// One column and what became of it.
    ///
    /// @param type of the nodes; empty when it was left out
    /// @param why one clause, without a full stop
    public record Choice(String column, String type, String why) {
        public boolean taken() {
            return !type.isEmpty();
        }

        /// As a person reads it.
        public String sentence() {
            return "column '" + column + "' " + (taken() ? "is taken as " + type : "is left out") + ": " + why;
        }
    }

    /// @param rows of the table, as many as there are at hand; of each column the first values count
    public static List<Choice> choose(Table rows) {
        List<Choice> choices = new ArrayList<>();
        for (Column column : rows.columns()) {
            choices.add(choose(column));
        }
        return List.copyOf(choices);
    }

    /// The columns taken, in their order, with their types.
    public static Map<String, String> types(List<Choice> choices) {
        return choices.stream()
                .filter(Choice::taken)
                .collect(Collectors.toUnmodifiableMap(Choice::column, Choice::type));
    }

    private static Choice choose(Column column) {
        ColumnProfile profile = ColumnProfile.of(column);
        if (profile.values() == 0) {
            return left(column, "it is empty");
        }
        if (profile.distinct() == 1 && profile.values() >= ENOUGH) {
            return left(column, "it says the same in every row, so it would join all of them");
        }
        return switch (column) {
            case Column.Times _ -> left(column, "it holds times");
            case Column.Booleans _ -> left(column, "it holds true and false");
            case Column.Decimals _ -> left(column, "it holds measures");
            case Column.Integers _ -> number(column, profile);
            case Column.Text _ -> text(column, profile);
        };
    }

    private static Choice number(Column column, ColumnProfile profile) {
        if (!ColumnNames.isIdentifier(column.name())) {
            return left(column, "it holds numbers, and its name does not say that they stand for things");
        }
        return isOncePerRow(profile)
                ? left(column, "nearly every row has a number of its own, so it would join nothing")
                : new Choice(column.name(), column.name(), "its name says that its numbers stand for things");
    }

    private static Choice text(Column column, ColumnProfile profile) {
        Optional<EntityShape> shape = profile.shape();
        if (shape.isPresent()) {
            boolean names = shape.get() == EntityShape.UUID && isOncePerRow(profile);
            return names
                    ? left(column, "nearly every row has a UUID of its own, so it would join nothing")
                    : new Choice(
                            column.name(),
                            shape.get().type(),
                            counted(profile) + " look like " + shape.get().plural());
        }
        if (ColumnNames.isProse(column.name()) || ColumnProfile.isProse(profile.characters(), profile.words())) {
            return left(column, "it holds prose");
        }
        Optional<String> kind = ColumnNames.kind(column.name());
        if (kind.isPresent()) {
            return new Choice(column.name(), kind.get(), "its name speaks of a " + kind.get());
        }
        if (profile.values() < ENOUGH) {
            return new Choice(column.name(), column.name(), "it holds short texts, too few to say more of");
        }
        if (isOncePerRow(profile)) {
            return left(column, "nearly every row has a text of its own, so it would join nothing");
        }
        if (profile.distinct() <= FEW && profile.repetition() > OFTEN) {
            return left(column, "it has only " + profile.distinct() + " different texts, which say how things are");
        }
        return new Choice(column.name(), column.name(), counted(profile) + " are short texts that repeat");
    }

    private static boolean isOncePerRow(ColumnProfile profile) {
        return profile.values() >= ENOUGH && profile.repetition() < HARDLY_EVER;
    }

    private static String counted(ColumnProfile profile) {
        return String.format(Locale.ROOT, "its %,d different values", profile.distinct());
    }

    private static Choice left(Column column, String why) {
        return new Choice(column.name(), "", why);
    }
}
