package io.orrery.layout.force;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a person may turn on the force model; names follow Graphistry, meanings and defaults follow Gephi.
///
/// Gephi starts graphs of fewer than 100 nodes with a scaling ratio of 10; here it is 2 for every size, because a live
/// graph that grows past 100 nodes would jump.
///
/// @param scalingRatio strength of repulsion, above 0; more spreads the picture out
/// @param gravity pull to the centre, 0 or more
/// @param edgeInfluence exponent on the edge weight, 0..10; 0 ignores weights
/// @param precisionVsSpeed -5 (calm, slow) to 5 (fast, swinging); 0 is Gephi's jitter tolerance of 1
/// @param linLog logarithmic attraction: tighter communities
/// @param strongGravity a pull that grows with the distance from the centre
/// @param dissuadeHubs attraction divided by the mass of the edge's source: hubs move outwards
/// @param lockedX nodes keep their x
/// @param lockedY nodes keep their y
/// @param lockedR nodes keep their distance from the centre
/// @param preventOverlap nodes count as discs of their size that push each other apart (Gephi's adjust sizes)
/// @param normalizedWeights edge weights are stretched to 0..1 first
/// @param invertedWeights edge weights count as their inverse; 0 stays 0
/// @param theta 0.1 (slow, exact) to 4 (fast, coarse): how near a group of nodes must be to count one by one
public record ForceSettings(
        double scalingRatio,
        double gravity,
        double edgeInfluence,
        double precisionVsSpeed,
        boolean linLog,
        boolean strongGravity,
        boolean dissuadeHubs,
        boolean lockedX,
        boolean lockedY,
        boolean lockedR,
        boolean preventOverlap,
        boolean normalizedWeights,
        boolean invertedWeights,
        double theta) {

    /// Gephi's defaults.
    public static final ForceSettings DEFAULTS =
            new ForceSettings(2, 1, 1, 0, false, false, false, false, false, false, false, false, false, 1.2);

    private static final List<String> NAMES = Arrays.stream(ForceSettings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    public ForceSettings {
        require("scalingRatio", scalingRatio, 1e-6, 1e6);
        require("gravity", gravity, 0, 1e6);
        require("edgeInfluence", edgeInfluence, 0, 10);
        require("precisionVsSpeed", precisionVsSpeed, -5, 5);
        require("theta", theta, 0.1, 4);
    }

    /// All settings by name, in order; booleans are 0 and 1.
    public Map<String, Double> values() {
        double[] numbers = {
            scalingRatio,
            gravity,
            edgeInfluence,
            precisionVsSpeed,
            number(linLog),
            number(strongGravity),
            number(dissuadeHubs),
            number(lockedX),
            number(lockedY),
            number(lockedR),
            number(preventOverlap),
            number(normalizedWeights),
            number(invertedWeights),
            theta
        };
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            values.put(NAMES.get(i), numbers[i]);
        }
        return values;
    }

    private static double number(boolean on) {
        return on ? 1 : 0;
    }

    /// This with one setting replaced, given as a number: booleans are true unless 0.
    ///
    /// @throws IllegalArgumentException when no setting has this name, or the value is out of range
    public ForceSettings with(String name, double value) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no layout setting is called " + name + "; there are " + NAMES);
        }
        boolean on = value != 0;
        return new ForceSettings(
                name.equals("scalingRatio") ? value : scalingRatio,
                name.equals("gravity") ? value : gravity,
                name.equals("edgeInfluence") ? value : edgeInfluence,
                name.equals("precisionVsSpeed") ? value : precisionVsSpeed,
                name.equals("linLog") ? on : linLog,
                name.equals("strongGravity") ? on : strongGravity,
                name.equals("dissuadeHubs") ? on : dissuadeHubs,
                name.equals("lockedX") ? on : lockedX,
                name.equals("lockedY") ? on : lockedY,
                name.equals("lockedR") ? on : lockedR,
                name.equals("preventOverlap") ? on : preventOverlap,
                name.equals("normalizedWeights") ? on : normalizedWeights,
                name.equals("invertedWeights") ? on : invertedWeights,
                name.equals("theta") ? value : theta);
    }

    /// Gephi's jitter tolerance: doubles with each step of `precisionVsSpeed`.
    double jitterTolerance() {
        return Math.pow(2, precisionVsSpeed);
    }

    private static void require(String name, double value, double least, double most) {
        // Written so that NaN fails too.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + " but is " + value);
        }
    }
}
