package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// An encoding's rule made ready for rows: texts of outputs are read once.
interface ChannelRule {
    ChannelRule NOTHING = (column, row) -> Channel.NONE;

    int output(Column column, int row);

    /// Whether the output depends on the range of all values; then [#output] is not asked.
    default boolean isRanged() {
        return false;
    }

    static ChannelRule of(Encoding.Rule rule, boolean colors, List<String> seen) {
        ToIntFunction<String> bits = colors ? CssColors::parse : Sizes::parse;
        return switch (rule) {
            case Encoding.Direct _ -> colors ? ChannelRule::directColor : new Ranged();
            case Encoding.Gradient _ -> new Ranged();
            case Encoding.Palette palette -> new InTurn(outputs(palette.colors(), bits), seen);
            case Encoding.Categories categories -> byCategory(categories, bits);
            case Encoding.Bins bins -> byBin(bins, bits);
        };
    }

    private static int directColor(Column column, int row) {
        return switch (column) {
            case Column.Integers integers -> CssColors.ofNumber(integers.values()[row]);
            case Column.Decimals decimals -> CssColors.ofNumber((long) decimals.values()[row]);
            case Column.Text text -> CssColors.parse(String.valueOf(text.text(row)));
            case Column.Booleans booleans ->
                CssColors.ofNumber(booleans.values().get(row) ? 1 : 0);
            case Column.Times _ -> Channel.NONE;
        };
    }

    private static ChannelRule byCategory(Encoding.Categories categories, ToIntFunction<String> bits) {
        Map<String, Integer> outputs = categories.fixed().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> bits.applyAsInt(entry.getValue())));
        int other = bits.applyAsInt(categories.other());
        return (column, row) -> outputs.getOrDefault(String.valueOf(column.text(row)), other);
    }

    private static ChannelRule byBin(Encoding.Bins bins, ToIntFunction<String> bits) {
        double[] below = bins.bins().stream().mapToDouble(Encoding.Bin::below).toArray();
        int[] outputs = outputs(bins.bins().stream().map(Encoding.Bin::output).toList(), bits);
        int other = bits.applyAsInt(bins.other());
        boolean inclusive = bins.inclusive();
        return (column, row) -> {
            double value = Numbers.of(column, row);
            for (int i = 0; i < below.length; i++) {
                boolean endless = below[i] == Double.POSITIVE_INFINITY && !Double.isNaN(value);
                if (value < below[i] || (inclusive && value == below[i]) || endless) {
                    return outputs[i];
                }
            }
            return other;
        };
    }

    private static int[] outputs(List<String> texts, ToIntFunction<String> bits) {
        return texts.stream().mapToInt(bits).toArray();
    }

    /// The range of all values decides.
    record Ranged() implements ChannelRule {
        @Override
        public int output(Column column, int row) {
            return Channel.NONE;
        }

        @Override
        public boolean isRanged() {
            return true;
        }
    }

    /// Distinct values take the outputs in turn, in the order in which they appear.
    record InTurn(int[] outputs, List<String> seen) implements ChannelRule {
        @Override
        public int output(Column column, int row) {
            String value = String.valueOf(column.text(row));
            int position = seen.indexOf(value);
            if (position < 0) {
                position = seen.size();
                if (position < Channel.MAX_SEEN) {
                    seen.add(value);
                } else {
                    position = value.hashCode() & Integer.MAX_VALUE;
                }
            }
            return outputs[position % outputs.length];
        }
    }
}
