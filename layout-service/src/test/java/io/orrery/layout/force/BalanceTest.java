package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.device.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// After scaling, the sum of force times place is nothing beside the sum of its pushes: the virial theorem, by the
/// forces of the engine itself.
final class BalanceTest {

    @ParameterizedTest
    @MethodSource("io.orrery.layout.force.ForceFormulasTest#everyVariant")
    void pushAndPullBalanceAtTheSizeThatIsChosen(ForceSettings variant) {
        ForceSettings settings = variant.with("preventOverlap", 0);
        Sample sample = Sample.random(300, 900, 7);
        Bodies bodies = sample.bodies();
        Links links = sample.links(bodies, settings);
        for (int i = 0; i < bodies.size; i++) {
            bodies.mass[i] = links.degree(i) == 0 ? 0 : bodies.mass[i];
        }
        double before = Math.abs(virial(bodies, links, settings));

        Balance.scale(bodies, links, settings);

        assertThat(Math.abs(virial(bodies, links, settings))).isLessThan(2e-2).isLessThan(before);
    }

    /// Two pairs far apart: each takes its own size, and neither moves.
    @Test
    void everyPartIsScaledAboutItsOwnCentre() {
        Bodies bodies = new Bodies(4);
        bodies.ensure(4);
        bodies.x = new float[] {-100, -101, 100, 150};
        bodies.mass = new float[] {2, 2, 2, 2};
        bodies.mobility = new float[] {1, 1, 1, 1};
        ForceSettings settings = ForceSettings.DEFAULTS.with("gravity", 0);
        Links links = Links.of(4, 2, new int[] {0, 2}, new int[] {1, 3}, new float[] {1, 1}, bodies.mass, settings);

        Balance.scale(bodies, links, settings);

        // k · mass · mass / d = d, with k = 2.
        float half = (float) Math.sqrt(8) / 2;
        assertThat(bodies.x)
                .containsExactly(new float[] {-100.5f + half, -100.5f - half, 125 - half, 125 + half}, within(1e-3f));
    }

    /// Relative to the push of all pairs, which is the same at every size.
    private static double virial(Bodies bodies, Links links, ForceSettings settings) {
        double sum = 0;
        double push = 0;
        double mass = 0;
        double centreX = 0;
        double centreY = 0;
        for (int i = 0; i < bodies.size; i++) {
            mass += bodies.mass[i];
            centreX += bodies.mass[i] * bodies.x[i];
            centreY += bodies.mass[i] * bodies.y[i];
        }
        try (Workers workers = new Workers(1)) {
            new CpuForceEngine(workers).forces(bodies, links, settings);
            for (int i = 0; i < bodies.size; i++) {
                if (bodies.mass[i] > 0) {
                    sum += bodies.fx[i] * (bodies.x[i] - centreX / mass);
                    sum += bodies.fy[i] * (bodies.y[i] - centreY / mass);
                }
                for (int j = 0; j < i; j++) {
                    push += settings.scalingRatio() * bodies.mass[i] * bodies.mass[j];
                }
            }
        }
        return sum / push;
    }
}
