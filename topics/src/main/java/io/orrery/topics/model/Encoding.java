package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/// How a column becomes something visible: `target` takes its value from `column` by `rule`.
/// The rules are those of PyGraphistry's simple bindings and complex encodings.
public record Encoding(Target target, String column, Rule rule) {

    /// What is drawn differently.
    public enum Target {
        NODE_COLOR,
        NODE_SIZE,
        NODE_LABEL,
        NODE_TYPE,
        NODE_X,
        NODE_Y,
        EDGE_COLOR,
        EDGE_WEIGHT,
        EDGE_LABEL,
        EDGE_RELATION
    }

    /// How the column's value is turned into the target's value.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Direct.class, name = "direct"),
        @JsonSubTypes.Type(value = Gradient.class, name = "gradient"),
        @JsonSubTypes.Type(value = Palette.class, name = "palette"),
        @JsonSubTypes.Type(value = Categories.class, name = "categories"),
        @JsonSubTypes.Type(value = Bins.class, name = "bins")
    })
    public sealed interface Rule {}

    /// The value as it stands: a number for sizes and weights, text for labels; for colours a CSS name or
    /// hex text, an int64 `0xRRGGBBAA`, or an int32 index into the built-in palette.
    public record Direct() implements Rule {}

    /// Linear between the smallest and the largest value seen, through the given colours.
    public record Gradient(List<String> colors) implements Rule {
        public Gradient {
            colors = List.copyOf(colors);
            if (colors.isEmpty()) {
                throw new IllegalArgumentException("a gradient needs at least one colour");
            }
        }
    }

    /// The distinct values take the colours in turn, in the order in which they appear.
    public record Palette(List<String> colors) implements Rule {
        public Palette {
            colors = List.copyOf(colors);
            if (colors.isEmpty()) {
                throw new IllegalArgumentException("a palette needs at least one colour");
            }
        }
    }

    /// Value by value; `other` (may be empty) for all values not named. Keys are matched against the text
    /// of the value, because JSON turns numeric keys into text.
    public record Categories(Map<String, String> fixed, String other) implements Rule {
        public Categories {
            fixed = Map.copyOf(fixed);
        }
    }

    /// The first bin whose threshold the value is below (or at, when `inclusive`); `other` when none is.
    public record Bins(List<Bin> bins, boolean inclusive, String other) implements Rule {
        public Bins {
            bins = List.copyOf(bins);
        }
    }

    /// `below` may be [Double#POSITIVE_INFINITY]: the bin of everything left.
    public record Bin(double below, String output) {}
}
