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
        // Four registers of targets need more registers than narrower processors have.
        for (; WIDTH >= 16 && k + 4 * WIDTH <= lanes; k += 4 * WIDTH) {
            four(tx, ty, ax, ay, k, sx, sy, sm, count);
        }
        for (; k + WIDTH <= lanes; k += WIDTH) {
            one(tx, ty, ax, ay, k, sx, sy, sm, count);
        }
        return k;
    }

    /// A division takes as long as eight other operations, so two targets share one: 1 / a = b · 1 / (a · b). Two
    /// pairs at a time hide how long it takes.
    private static void four(
            float[] tx, float[] ty, float[] ax, float[] ay, int k, float[] sx, float[] sy, float[] sm, int count) {
        int l = k + WIDTH;
        int m = l + WIDTH;
        int n = m + WIDTH;
        FloatVector xk = FloatVector.fromArray(SPECIES, tx, k);
        FloatVector yk = FloatVector.fromArray(SPECIES, ty, k);
        FloatVector xl = FloatVector.fromArray(SPECIES, tx, l);
        FloatVector yl = FloatVector.fromArray(SPECIES, ty, l);
        FloatVector xm = FloatVector.fromArray(SPECIES, tx, m);
        FloatVector ym = FloatVector.fromArray(SPECIES, ty, m);
        FloatVector xn = FloatVector.fromArray(SPECIES, tx, n);
        FloatVector yn = FloatVector.fromArray(SPECIES, ty, n);
        FloatVector fxk = FloatVector.fromArray(SPECIES, ax, k);
        FloatVector fyk = FloatVector.fromArray(SPECIES, ay, k);
        FloatVector fxl = FloatVector.fromArray(SPECIES, ax, l);
        FloatVector fyl = FloatVector.fromArray(SPECIES, ay, l);
        FloatVector fxm = FloatVector.fromArray(SPECIES, ax, m);
        FloatVector fym = FloatVector.fromArray(SPECIES, ay, m);
        FloatVector fxn = FloatVector.fromArray(SPECIES, ax, n);
        FloatVector fyn = FloatVector.fromArray(SPECIES, ay, n);
        FloatVector neverZero = FloatVector.broadcast(SPECIES, Accumulate.NEVER_ZERO);
        for (int j = 0; j < count; j++) {
            FloatVector px = FloatVector.broadcast(SPECIES, sx[j]);
            FloatVector py = FloatVector.broadcast(SPECIES, sy[j]);
            FloatVector mass = FloatVector.broadcast(SPECIES, sm[j]);
            FloatVector dxk = xk.sub(px);
            FloatVector dyk = yk.sub(py);
            FloatVector dxl = xl.sub(px);
            FloatVector dyl = yl.sub(py);
            FloatVector a = dxk.fma(dxk, dyk.fma(dyk, neverZero));
            FloatVector b = dxl.fma(dxl, dyl.fma(dyl, neverZero));
            FloatVector shared = mass.div(a.mul(b));
            a = a.mul(shared);
            b = b.mul(shared);
            fxk = dxk.fma(b, fxk);
            fyk = dyk.fma(b, fyk);
            fxl = dxl.fma(a, fxl);
            fyl = dyl.fma(a, fyl);
            FloatVector dxm = xm.sub(px);
            FloatVector dym = ym.sub(py);
            FloatVector dxn = xn.sub(px);
            FloatVector dyn = yn.sub(py);
            FloatVector c = dxm.fma(dxm, dym.fma(dym, neverZero));
            FloatVector d = dxn.fma(dxn, dyn.fma(dyn, neverZero));
            FloatVector second = mass.div(c.mul(d));
            c = c.mul(second);
            d = d.mul(second);
            fxm = dxm.fma(d, fxm);
            fym = dym.fma(d, fym);
            fxn = dxn.fma(c, fxn);
            fyn = dyn.fma(c, fyn);
        }
        fxk.intoArray(ax, k);
        fyk.intoArray(ay, k);
        fxl.intoArray(ax, l);
        fyl.intoArray(ay, l);
        fxm.intoArray(ax, m);
        fym.intoArray(ay, m);
        fxn.intoArray(ax, n);
        fyn.intoArray(ay, n);
    }

    /// One register of targets, and two sources that share a division.
    private static void one(
            float[] tx, float[] ty, float[] ax, float[] ay, int k, float[] sx, float[] sy, float[] sm, int count) {
        FloatVector x = FloatVector.fromArray(SPECIES, tx, k);
        FloatVector y = FloatVector.fromArray(SPECIES, ty, k);
        FloatVector fx = FloatVector.fromArray(SPECIES, ax, k);
        FloatVector fy = FloatVector.fromArray(SPECIES, ay, k);
        FloatVector neverZero = FloatVector.broadcast(SPECIES, Accumulate.NEVER_ZERO);
        FloatVector whole = FloatVector.broadcast(SPECIES, 1);
        int j = 0;
        for (; j + 1 < count; j += 2) {
            FloatVector dx = x.sub(FloatVector.broadcast(SPECIES, sx[j]));
            FloatVector dy = y.sub(FloatVector.broadcast(SPECIES, sy[j]));
            FloatVector du = x.sub(FloatVector.broadcast(SPECIES, sx[j + 1]));
            FloatVector dv = y.sub(FloatVector.broadcast(SPECIES, sy[j + 1]));
            FloatVector a = dx.fma(dx, dy.fma(dy, neverZero));
            FloatVector b = du.fma(du, dv.fma(dv, neverZero));
            FloatVector shared = whole.div(a.mul(b));
            FloatVector near = b.mul(FloatVector.broadcast(SPECIES, sm[j])).mul(shared);
            FloatVector next = a.mul(FloatVector.broadcast(SPECIES, sm[j + 1])).mul(shared);
            fx = du.fma(next, dx.fma(near, fx));
            fy = dv.fma(next, dy.fma(near, fy));
        }
        if (j < count) {
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
