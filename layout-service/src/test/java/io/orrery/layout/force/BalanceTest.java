package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
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
        double before = Math.abs(virial(bodies, links, settings));

        Balance.scale(bodies, links, settings);

        assertThat(Math.abs(virial(bodies, links, settings))).isLessThan(2e-2).isLessThan(before);
    }

    /// Relative to the push of all pairs, which is the same at every size.
    private static double virial(Bodies bodies, Links links, ForceSettings settings) {
        double sum = 0;
        double push = 0;
        try (Workers workers = new Workers(1)) {
            new CpuForceEngine(workers).forces(bodies, links, settings);
            for (int i = 0; i < bodies.size; i++) {
                sum += bodies.fx[i] * bodies.x[i] + bodies.fy[i] * bodies.y[i];
                for (int j = 0; j < i; j++) {
                    push += settings.scalingRatio() * bodies.mass[i] * bodies.mass[j];
                }
            }
        }
        return sum / push;
    }
}
