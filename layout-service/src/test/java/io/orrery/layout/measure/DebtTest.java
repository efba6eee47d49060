package io.orrery.layout.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DebtTest {
    @Test
    void aRatioAboveTheBoundIsADebtInEitherMeasure() {
        assertThat(new Debt(0.2, 0.2, 0.05, 0.05).isDue()).isFalse();
        assertThat(new Debt(0.2, 0.18, 0.05, 0.055).isDue()).isFalse();
        assertThat(new Debt(0.2, 0.17, 0.05, 0.05).isDue()).isTrue();
        assertThat(new Debt(0.2, 0.2, 0.05, 0.06).isDue()).isTrue();
        assertThat(new Debt(0.2, 0.16, 0.05, 0.06))
                .returns(1.25, Debt::stressRatio)
                .returns(1.2, Debt::keptRatio);
    }

    @Test
    void aBetterPictureThanTheFreshOneOwesNothing() {
        assertThat(new Debt(0.1, 0.2, 0.06, 0.03).isDue()).isFalse();
    }

    @Test
    void whatSamplingAloneMakesIsNoDebtWhateverTheRatio() {
        assertThat(new Debt(0.004, 0.001, 0.5, 0.5).isDue()).isFalse();
        assertThat(new Debt(0.2, 0.2, 0.001, 0.002).isDue()).isFalse();
        assertThat(new Debt(0.2, 0.2, 0, 0.1).isDue()).as("nothing kept").isTrue();
    }

    @Test
    void aGraphWithoutEdgesOwesNothing() {
        assertThat(new Debt(Double.NaN, Double.NaN, Double.NaN, Double.NaN).isDue())
                .isFalse();
    }

    @Test
    void aRingOutOfOrderOwesAndTheSameRingDoesNot() {
        int nodes = 200;
        int[] source = IntStream.range(0, nodes).toArray();
        int[] target = IntStream.range(0, nodes).map(i -> (i + 1) % nodes).toArray();
        float[] x = new float[nodes];
        float[] y = new float[nodes];
        float[] mixedX = new float[nodes];
        float[] mixedY = new float[nodes];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < nodes; i++) {
            x[i] = (float) Math.cos(2 * Math.PI * i / nodes);
            y[i] = (float) Math.sin(2 * Math.PI * i / nodes);
            mixedX[i] = random.nextFloat();
            mixedY[i] = random.nextFloat();
        }
        Drawing ring = new Drawing(x, y, source, target);
        Drawing mixed = new Drawing(mixedX, mixedY, source, target);
        assertThat(Debt.between(mixed, ring, 1).isDue()).isTrue();
        assertThat(Debt.between(ring, ring, 1)).satisfies(none -> {
            assertThat(none.isDue()).isFalse();
            assertThat(none.stressRatio()).isEqualTo(1);
            assertThat(none.keptRatio()).isEqualTo(1);
        });
        assertThat(Debt.between(ring, mixed, 1).isDue()).isFalse();
    }
}
