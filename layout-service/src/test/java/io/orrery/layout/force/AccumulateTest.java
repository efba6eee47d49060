package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The inner loop, in both forms, against the formula in double precision.
class AccumulateTest {
    /// Four registers of the widest kind and two, and some that fill none.
    private static final int LANES = 100;

    private static final int FEW = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 1_000})
    void sumsThePushesOfEverySource(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] tx = floats(random, LANES, 1_000);
        float[] ty = floats(random, LANES, 1_000);
        float[] sx = floats(random, count, 1_000);
        float[] sy = floats(random, count, 1_000);
        float[] sm = floats(random, count, 50);
        float[] ax = new float[LANES];
        float[] ay = new float[LANES];
        Accumulate.list(false, tx, ty, ax, ay, LANES, LANES, sx, sy, sm, count);
        check(tx, ty, ax, ay, LANES, sx, sy, sm, count);
        float[] fx = new float[LANES];
        float[] fy = new float[LANES];
        Accumulate.list(false, tx, ty, fx, fy, FEW, LANES, sx, sy, sm, count);
        check(tx, ty, fx, fy, FEW, sx, sy, sm, count);
        float[] px = new float[LANES];
        float[] py = new float[LANES];
        Accumulate.plain(tx, ty, px, py, 0, LANES, sx, sy, sm, count);
        check(tx, ty, px, py, LANES, sx, sy, sm, count);
    }

    private static void check(
            float[] tx,
            float[] ty,
            float[] ax,
            float[] ay,
            int targets,
            float[] sx,
            float[] sy,
            float[] sm,
            int count) {
        for (int k = 0; k < targets; k++) {
            double wantedX = 0;
            double wantedY = 0;
            double size = 0;
            for (int j = 0; j < count; j++) {
                double dx = (double) tx[k] - sx[j];
                double dy = (double) ty[k] - sy[j];
                double factor = sm[j] / (dx * dx + dy * dy);
                wantedX += dx * factor;
                wantedY += dy * factor;
                size += Math.abs(Math.hypot(dx, dy) * factor);
            }
            assertThat(Math.hypot(ax[k] - wantedX, ay[k] - wantedY)).isLessThanOrEqualTo(2e-6 * size);
        }
    }

    /// A body is its own source, and may share its place with others.
    @Test
    void nobodyPushesWhatIsAtTheSamePlace() {
        for (int count = 1; count <= 9; count++) {
            float[] at = new float[LANES];
            Arrays.fill(at, 123.5f);
            float[] sources = new float[count];
            Arrays.fill(sources, 123.5f);
            float[] ax = new float[LANES];
            float[] ay = new float[LANES];
            Accumulate.list(false, at, at, ax, ay, LANES, LANES, sources, sources, sources, count);
            assertThat(ax).containsOnly(0f);
            assertThat(ay).containsOnly(0f);
        }
    }

    @Test
    void theTestsRunWithTheVectorModule() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-12f, 1e-6f, 1, 1e6f, 1e12f, 1e18f})
    void neverGivesWhatIsNoNumber(float scale) {
        SplittableRandom random = new SplittableRandom(9);
        float[] tx = floats(random, LANES, scale);
        float[] ty = floats(random, LANES, scale);
        float[] sm = floats(random, LANES, 1_000);
        tx[3] = tx[4];
        ty[3] = ty[4];
        float[] ax = new float[LANES];
        float[] ay = new float[LANES];
        Accumulate.list(2 * scale > Accumulate.WIDEST, tx, ty, ax, ay, LANES, LANES, tx, ty, sm, LANES);
        for (int k = 0; k < LANES; k++) {
            assertThat(ax[k]).isFinite();
            assertThat(ay[k]).isFinite();
        }
    }

    @Test
    void sharedDivisionsOverflowInAPictureThatIsTooWideAsAControl() {
        SplittableRandom random = new SplittableRandom(9);
        float[] places = floats(random, LANES, 1e18f);
        float[] ax = new float[LANES];
        Accumulate.list(false, places, places, ax, new float[LANES], LANES, LANES, places, places, places, LANES);
        assertThat(ax).contains(Float.NaN);
    }

    private static float[] floats(SplittableRandom random, int count, float scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * (2 * random.nextFloat() - 1);
        }
        return values;
    }
}
