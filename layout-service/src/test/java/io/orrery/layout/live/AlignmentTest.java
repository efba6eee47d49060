package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AlignmentTest {
    private static final int NODES = 50;
    private final float[] formerX = new float[NODES];
    private final float[] formerY = new float[NODES];

    AlignmentTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < NODES; i++) {
            formerX[i] = 40 + 30 * random.nextFloat();
            formerY[i] = -90 + 10 * random.nextFloat();
        }
    }

    @Test
    void aPictureThatWasTurnedMirroredMovedAndScaledComesBackOntoTheFormerOne() {
        for (boolean mirrored : new boolean[] {false, true}) {
            float[] x = new float[NODES];
            float[] y = new float[NODES];
            for (int i = 0; i < NODES; i++) {
                double turnedX = Math.cos(2) * formerX[i] - Math.sin(2) * formerY[i];
                double turnedY = Math.sin(2) * formerX[i] + Math.cos(2) * formerY[i];
                x[i] = (float) (3 * turnedX + 7);
                y[i] = (float) (3 * (mirrored ? -turnedY : turnedY) - 11);
            }
            fit(x, y);
            for (int i = 0; i < NODES; i++) {
                assertThat(x[i]).as("mirrored %s, x of %s", mirrored, i).isCloseTo(formerX[i], within(1e-2f));
                assertThat(y[i]).as("mirrored %s, y of %s", mirrored, i).isCloseTo(formerY[i], within(1e-2f));
            }
        }
    }

    @Test
    void anotherPictureGetsTheMiddleAndTheSizeOfTheFormerOne() {
        float[] x = formerX.clone();
        float[] y = formerY.clone();
        x[0] += 500;
        for (int i = 0; i < NODES; i++) {
            y[i] *= 4;
        }
        fit(x, y);
        assertThat(mean(x)).isCloseTo(mean(formerX), within(1e-3));
        assertThat(mean(y)).isCloseTo(mean(formerY), within(1e-3));
        assertThat(spread(x, y)).isCloseTo(spread(formerX, formerY), within(0.1));
        assertThat(x).isNotEqualTo(formerX);
    }

    @Test
    void onePointAndNoPointStayFinite() {
        Alignment one = new Alignment();
        one.add(5, 5, 8, 9);
        float[] x = {5};
        float[] y = {5};
        one.fit(x, y);
        assertThat(x).containsExactly(8);
        assertThat(y).containsExactly(9);
        new Alignment().fit(x, y);
        assertThat(x).containsExactly(8);
    }

    private void fit(float[] x, float[] y) {
        Alignment alignment = new Alignment();
        for (int i = 0; i < NODES; i++) {
            alignment.add(x[i], y[i], formerX[i], formerY[i]);
        }
        alignment.fit(x, y);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double spread(float[] x, float[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.pow(x[i] - mean(x), 2) + Math.pow(y[i] - mean(y), 2);
        }
        return sum;
    }
}
