package io.orrery.layout.force;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [Accumulate] with Java's vector module, of the width that this processor likes best. Loaded only where the module
/// is.
final class AccumulateVectors {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    /// Targets up to which [#across] is quicker: beyond, their registers are full enough.
    static final int FEW = WIDTH / 2;

    private AccumulateVectors() {}

    /// As [#list] for few targets: registers hold sources instead, so none of their lanes idles.
    ///
    /// @return how many sources were done, from the first on: those that fill whole registers
    static int across(
            float[] tx, float[] ty, float[] ax, float[] ay, int few, float[] sx, float[] sy, float[] sm, int count) {
        int whole = SPECIES.loopBound(count);
        for (int k = 0; k < few && whole > 0; k++) {
            one(tx[k], ty[k], ax, ay, k, sx, sy, sm, whole);
        }
        return whole;
    }

    private static void one(
            float x, float y, float[] ax, float[] ay, int k, float[] sx, float[] sy, float[] sm, int whole) {
        FloatVector px = FloatVector.broadcast(SPECIES, x);
        FloatVector py = FloatVector.broadcast(SPECIES, y);
        FloatVector neverZero = FloatVector.broadcast(SPECIES, Accumulate.NEVER_ZERO);
        FloatVector fx = FloatVector.zero(SPECIES);
        FloatVector fy = FloatVector.zero(SPECIES);
        for (int j = 0; j < whole; j += WIDTH) {
            FloatVector dx = px.sub(FloatVector.fromArray(SPECIES, sx, j));
            FloatVector dy = py.sub(FloatVector.fromArray(SPECIES, sy, j));
            FloatVector factor = FloatVector.fromArray(SPECIES, sm, j).div(dx.fma(dx, dy.fma(dy, neverZero)));
            fx = dx.fma(factor, fx);
            fy = dy.fma(factor, fy);
        }
        // The order in which the module itself adds lanes up is not fixed; a picture must not depend on it.
        float[] sumX = new float[WIDTH];
        float[] sumY = new float[WIDTH];
        fx.intoArray(sumX, 0);
        fy.intoArray(sumY, 0);
        for (int lane = 0; lane < WIDTH; lane++) {
            ax[k] += sumX[lane];
            ay[k] += sumY[lane];
        }
    }

    /// @return how many targets were done, from the first on: those that fill whole registers
    static int list(
            float[] tx, float[] ty, float[] ax, float[] ay, int lanes, float[] sx, float[] sy, float[] sm, int count) {
        int k = 0;
        for (; k + 2 * WIDTH <= lanes; k += 2 * WIDTH) {
            two(tx, ty, ax, ay, k, sx, sy, sm, count);
        }
        for (; k + WIDTH <= lanes; k += WIDTH) {
            one(tx, ty, ax, ay, k, sx, sy, sm, count);
        }
        return k;
    }

    /// Two registers of targets at a time hide the latency of the division.
    private static void two(
            float[] tx, float[] ty, float[] ax, float[] ay, int k, float[] sx, float[] sy, float[] sm, int count) {
        FloatVector x = FloatVector.fromArray(SPECIES, tx, k);
        FloatVector y = FloatVector.fromArray(SPECIES, ty, k);
        FloatVector u = FloatVector.fromArray(SPECIES, tx, k + WIDTH);
        FloatVector v = FloatVector.fromArray(SPECIES, ty, k + WIDTH);
        FloatVector fx = FloatVector.fromArray(SPECIES, ax, k);
        FloatVector fy = FloatVector.fromArray(SPECIES, ay, k);
        FloatVector fu = FloatVector.fromArray(SPECIES, ax, k + WIDTH);
        FloatVector fv = FloatVector.fromArray(SPECIES, ay, k + WIDTH);
        FloatVector neverZero = FloatVector.broadcast(SPECIES, Accumulate.NEVER_ZERO);
        for (int j = 0; j < count; j++) {
            FloatVector px = FloatVector.broadcast(SPECIES, sx[j]);
            FloatVector py = FloatVector.broadcast(SPECIES, sy[j]);
            FloatVector mass = FloatVector.broadcast(SPECIES, sm[j]);
            FloatVector dx = x.sub(px);
            FloatVector dy = y.sub(py);
            FloatVector near = mass.div(dx.fma(dx, dy.fma(dy, neverZero)));
            fx = dx.fma(near, fx);
            fy = dy.fma(near, fy);
            FloatVector du = u.sub(px);
            FloatVector dv = v.sub(py);
            FloatVector far = mass.div(du.fma(du, dv.fma(dv, neverZero)));
            fu = du.fma(far, fu);
            fv = dv.fma(far, fv);
        }
        fx.intoArray(ax, k);
        fy.intoArray(ay, k);
        fu.intoArray(ax, k + WIDTH);
        fv.intoArray(ay, k + WIDTH);
    }

    private static void one(
            float[] tx, float[] ty, float[] ax, float[] ay, int k, float[] sx, float[] sy, float[] sm, int count) {
        FloatVector x = FloatVector.fromArray(SPECIES, tx, k);
        FloatVector y = FloatVector.fromArray(SPECIES, ty, k);
        FloatVector fx = FloatVector.fromArray(SPECIES, ax, k);
        FloatVector fy = FloatVector.fromArray(SPECIES, ay, k);
        FloatVector neverZero = FloatVector.broadcast(SPECIES, Accumulate.NEVER_ZERO);
        for (int j = 0; j < count; j++) {
            FloatVector dx = x.sub(FloatVector.broadcast(SPECIES, sx[j]));
            FloatVector dy = y.sub(FloatVector.broadcast(SPECIES, sy[j]));
            FloatVector factor = FloatVector.broadcast(SPECIES, sm[j]).div(dx.fma(dx, dy.fma(dy, neverZero)));
            fx = dx.fma(factor, fx);
            fy = dy.fma(factor, fy);
        }
        fx.intoArray(ax, k);
        fy.intoArray(ay, k);
    }
}
