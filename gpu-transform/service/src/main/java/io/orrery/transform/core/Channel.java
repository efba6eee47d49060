package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing drawn differently: the colour or the size of every node or edge. Outputs that depend on nothing
/// but the row are kept as they will be sent (colour bytes, or the bits of a float); where the range of all
/// values decides, the value itself is kept and the output computed when asked for.
final class Channel {
    /// Nothing to say: for colours, the client picks one.
    static final int NONE = 0;

    /// Bound on distinct values that take palette colours in turn; later ones take theirs by hash.
    static final int MAX_SEEN = 1_000;

    final Range range = new Range();
    /// Distinct values in the order of their appearance, for [Encoding.Palette].
    final List<String> seen = new ArrayList<>();
    /// Stops of the colour gradient; empty for sizes.
    int[] gradient = {};

    private final boolean colors;
    private final IntCells fixed = new IntCells(NONE);
    private final DoubleCells raw = new DoubleCells(Double.NaN);
    private Encoding.@Nullable Rule rule;
    private ChannelRule reader = ChannelRule.NOTHING;
    private boolean recode;

    private Channel(boolean colors) {
        this.colors = colors;
    }

    static Channel ofColors() {
        return new Channel(true);
    }

    static Channel ofSizes() {
        return new Channel(false);
    }

    /// Reads by this rule from now on; what was read by another stays.
    void use(Encoding.Rule newRule) {
        if (newRule.equals(rule)) {
            return;
        }
        rule = newRule;
        reader = ChannelRule.of(newRule, colors, seen);
        if (colors && newRule instanceof Encoding.Gradient stops) {
            int[] wanted = stops.colors().stream().mapToInt(CssColors::parse).toArray();
            recode |= !Arrays.equals(wanted, gradient);
            gradient = wanted;
        }
    }

    /// Takes the value of a row; returns whether what is drawn at `slot` may have changed.
    boolean read(int slot, Column column, int row) {
        if (!column.isPresent(row)) {
            return false;
        }
        if (reader.isRanged()) {
            double value = Numbers.of(column, row);
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                return false;
            }
            raw.set(slot, value);
            fixed.clear(slot);
            recode |= range.see(value);
            return true;
        }
        fixed.set(slot, reader.output(column, row));
        raw.clear(slot);
        return true;
    }

    /// The output at a slot: colour bytes r, g, b, a, or the bits of a float.
    int output(int slot) {
        double value = raw.get(slot);
        if (Double.isNaN(value)) {
            return fixed.get(slot);
        }
        double share = range.share(value);
        return colors ? Gradients.at(gradient, share) : Float.floatToRawIntBits(Sizes.at(share));
    }

    boolean isUsed() {
        return fixed.bytes() > 0 || raw.bytes() > 0;
    }

    void settle() {
        recode |= range.settle() && raw.bytes() > 0;
    }

    /// Whether all outputs changed since last asked.
    boolean takeRecode() {
        boolean result = recode;
        recode = false;
        return result && raw.bytes() > 0;
    }

    boolean has(int slot) {
        return fixed.get(slot) != NONE || isRanged(slot);
    }

    boolean isRanged(int slot) {
        return !Double.isNaN(raw.get(slot));
    }

    double raw(int slot) {
        return raw.get(slot);
    }

    int fixed(int slot) {
        return fixed.get(slot);
    }

    void restore(int slot, double rawValue, int fixedOutput) {
        raw.set(slot, rawValue);
        fixed.set(slot, fixedOutput);
    }

    void clear(int slot) {
        fixed.clear(slot);
        raw.clear(slot);
    }

    long bytes() {
        return fixed.bytes() + raw.bytes();
    }
}
