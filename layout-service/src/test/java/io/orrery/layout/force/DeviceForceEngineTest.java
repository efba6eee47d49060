package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.orrery.device.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernels against the CPU's engine, which is the definition: one step from the same state, root mean square within
/// 1e-6 of the forces' size and no force off by more than 1e-4 of it, in both ways of computing repulsion.
final class DeviceForceEngineTest {
    private static final int ALL_PAIRS = Integer.MAX_VALUE;
    private static final int TREE = 0;

    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    static List<TestEngine> devices() {
        return TestEngine.devices();
    }

    static List<Arguments> devicesAndWays() {
        List<Arguments> all = new ArrayList<>();
        for (TestEngine engine : TestEngine.devices()) {
            all.add(Arguments.of(engine, ALL_PAIRS));
            all.add(Arguments.of(engine, TREE));
        }
        return all;
    }

    /// Random places and forces; empty slots, bodies that never had a force, held ones, and some in one place.
    private static Bodies crowd(Sample sample, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bodies bodies = sample.bodies();
        sample.giveSizes(bodies);
        for (int i = 0; i < bodies.size; i++) {
            boolean fresh = i % 11 == 4;
            bodies.fx[i] = fresh ? Float.NaN : 40 * random.nextFloat() - 20;
            bodies.fy[i] = fresh ? Float.NaN : 40 * random.nextFloat() - 20;
            bodies.mobility[i] = i % 10 == 3 ? 0 : i % 10 == 5 ? 0.3f : 1;
            if (i % 13 == 6) {
                bodies.x[i] = 7;
                bodies.y[i] = -3;
            }
            if (i % 17 == 2) {
                bodies.mass[i] = 0;
            }
        }
        return bodies;
    }

    private static Bodies copy(Bodies of) {
        Bodies copy = new Bodies(of.size);
        copy.ensure(of.size);
        System.arraycopy(of.x, 0, copy.x, 0, of.size);
        System.arraycopy(of.y, 0, copy.y, 0, of.size);
        System.arraycopy(of.fx, 0, copy.fx, 0, of.size);
        System.arraycopy(of.fy, 0, copy.fy, 0, of.size);
        System.arraycopy(of.oldFx, 0, copy.oldFx, 0, of.size);
        System.arraycopy(of.oldFy, 0, copy.oldFy, 0, of.size);
        System.arraycopy(of.mass, 0, copy.mass, 0, of.size);
        System.arraycopy(of.mobility, 0, copy.mobility, 0, of.size);
        copy.radius = of.radius.clone();
        return copy;
    }

    private void compare(TestEngine device, int way, Bodies bodies, Links links, ForceSettings settings) {
        compare(device, way, bodies, links, settings, 1e-6);
    }

    private void compare(
            TestEngine device, int way, Bodies bodies, Links links, ForceSettings settings, double tolerance) {
        Bodies other = copy(bodies);
        GlobalSpeed speed = new GlobalSpeed();
        GlobalSpeed otherSpeed = new GlobalSpeed();
        speed.set(0.7, 0.9);
        otherSpeed.set(0.7, 0.9);
        Motion motion;
        Motion otherMotion;
        try (ForceEngine engine = new CpuForceEngine(workers, way);
                ForceEngine under = device.open(workers, way)) {
            motion = engine.step(bodies, links, settings, speed, 0.25);
            otherMotion = under.step(other, links, settings, otherSpeed, 0.25);
        }
        assertThat(otherMotion.bodies()).isEqualTo(motion.bodies());
        double size = 0;
        double error = 0;
        double worst = 0;
        for (int i = 0; i < bodies.size; i++) {
            if (!bodies.isEmpty(i) && bodies.mobility[i] > 0) {
                double off = Math.hypot(bodies.fx[i] - other.fx[i], bodies.fy[i] - other.fy[i]);
                size += (double) bodies.fx[i] * bodies.fx[i] + (double) bodies.fy[i] * bodies.fy[i];
                error += off * off;
                worst = Math.max(worst, off);
                assertThat(Float.compare(other.oldFx[i], bodies.oldFx[i])).isZero();
                assertThat(Math.hypot(bodies.x[i] - other.x[i], bodies.y[i] - other.y[i]))
                        .as("place of body %d", i)
                        .isLessThan(1e-4 * Math.max(1, motion.radius()));
            } else {
                assertThat(Float.compare(other.fx[i], bodies.fx[i])).isZero();
            }
        }
        double typical = Math.sqrt(size / Math.max(1, motion.bodies()));
        assertThat(Math.sqrt(error)).isLessThanOrEqualTo(tolerance * Math.sqrt(size));
        assertThat(worst).isLessThanOrEqualTo(100 * tolerance * typical);
        assertThat(otherSpeed.speed()).isCloseTo(speed.speed(), withPercentage(1e-3));
        assertThat(otherSpeed.efficiency()).isCloseTo(speed.efficiency(), withPercentage(1e-3));
        assertThat(otherMotion.radius()).isCloseTo(motion.radius(), withPercentage(1e-6));
        assertThat(otherMotion.swinging()).isCloseTo(motion.swinging(), withPercentage(1e-2));
        assertThat(otherMotion.traction()).isCloseTo(motion.traction(), withPercentage(1e-2));
        assertThat(otherMotion.travelled()).isCloseTo(motion.travelled(), withPercentage(1e-2));
        assertThat(otherMotion.furthest()).isCloseTo(motion.furthest(), withPercentage(1e-2));
    }

    @ParameterizedTest
    @MethodSource("devicesAndWays")
    void aStepOfEveryVariantIsTheStepOfTheCpu(TestEngine device, int way) {
        Sample sample = Sample.random(4_000, 12_000, 5);
        for (int bits = 0; bits < 8; bits++) {
            ForceSettings settings = new ForceSettings(
                    2,
                    1 + bits,
                    1,
                    bits - 4,
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    bits == 1,
                    bits == 2,
                    bits == 5,
                    bits >= 5,
                    bits == 6,
                    bits == 4,
                    0.8 + 0.1 * bits);
            Links links = sample.links(sample.bodies(), settings);
            compare(device, way, crowd(sample, bits), links, settings);
        }
    }

    @ParameterizedTest
    @MethodSource("devicesAndWays")
    void graphsOfAnySmallSizeAreLaidOut(TestEngine device, int way) {
        try (ForceEngine engine = device.open(workers, way)) {
            Motion motion = engine.step(new Bodies(0), Links.none(0), ForceSettings.DEFAULTS, new GlobalSpeed(), 0.25);
            assertThat(motion.bodies()).isZero();
        }
        for (int n : new int[] {1, 2, 3, 48, 49, 50, 64, 65, 257}) {
            Sample sample = Sample.random(n, n, n);
            Bodies bodies = sample.bodies();
            compare(device, way, bodies, sample.links(bodies, ForceSettings.DEFAULTS), ForceSettings.DEFAULTS);
        }
    }

    @ParameterizedTest
    @MethodSource("devicesAndWays")
    void bodiesInOnePlaceStayNumbers(TestEngine device, int way) {
        Sample sample = Sample.random(700, 300, 2);
        Bodies bodies = sample.bodies();
        for (int i = 0; i < bodies.size; i++) {
            bodies.x[i] = i < 500 ? 3 : bodies.x[i];
            bodies.y[i] = i < 500 ? 4 : bodies.y[i];
        }
        compare(device, way, bodies, sample.links(bodies, ForceSettings.DEFAULTS), ForceSettings.DEFAULTS);
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aHubOfAHundredThousandLinksIsPulledLikeOnTheCpu(TestEngine device) {
        int leaves = 2_000;
        int edges = 100_000;
        int[] source = new int[edges];
        int[] target = new int[edges];
        float[] weight = new float[edges];
        Sample places = Sample.random(leaves + 1, 0, 8);
        Bodies bodies = places.bodies();
        for (int e = 0; e < edges; e++) {
            target[e] = 1 + e % leaves;
            weight[e] = 1;
            bodies.mass[0]++;
            bodies.mass[target[e]]++;
        }
        Links links = Links.of(leaves + 1, edges, source, target, weight, bodies.mass, ForceSettings.DEFAULTS);
        // The CPU adds the links up one by one, and a sum of so many floats is wrong by about this much.
        double rounding = 1e-4;
        compare(device, ALL_PAIRS, bodies, links, ForceSettings.DEFAULTS.with("linLog", 1), rounding);
        compare(device, ALL_PAIRS, bodies, links, ForceSettings.DEFAULTS, rounding);
        bodies.mobility[0] = 0;
        compare(device, ALL_PAIRS, bodies, links, ForceSettings.DEFAULTS);
    }

    @ParameterizedTest
    @MethodSource("devicesAndWays")
    void severalIterationsAreTheSameAsOneByOne(TestEngine device, int way) {
        int iterations = DeviceState.HISTORY + 3;
        Sample sample = Sample.random(800, 2_000, 3);
        Bodies together = crowd(sample, 1);
        Bodies single = copy(together);
        Links links = sample.links(together, ForceSettings.DEFAULTS);
        GlobalSpeed speed = new GlobalSpeed();
        GlobalSpeed otherSpeed = new GlobalSpeed();
        try (ForceEngine engine = device.open(workers, way)) {
            List<Motion> motions = engine.run(together, links, ForceSettings.DEFAULTS, speed, 0.25, iterations);
            List<Motion> alone = new ArrayList<>();
            for (int i = 0; i < iterations; i++) {
                alone.add(engine.step(single, links, ForceSettings.DEFAULTS, otherSpeed, 0.25));
            }
            assertThat(motions).isEqualTo(alone).doesNotHaveDuplicates();
        }
        assertThat(together.x).isEqualTo(single.x);
        assertThat(together.y).isEqualTo(single.y);
        assertThat(together.oldFx).isEqualTo(single.oldFx);
        assertThat(speed.speed()).isEqualTo(otherSpeed.speed());
    }

    @ParameterizedTest
    @MethodSource("devicesAndWays")
    void aGraphThatGrowsAndAnotherInTurnAreLaidOutByTheSameEngine(TestEngine device, int way) {
        try (ForceEngine engine = device.open(workers, way)) {
            for (int n : new int[] {100, 5_000, 300, 9_000, 10}) {
                Sample sample = Sample.random(n, 2 * n, n);
                Bodies bodies = sample.bodies();
                engine.step(
                        bodies,
                        sample.links(bodies, ForceSettings.DEFAULTS),
                        ForceSettings.DEFAULTS,
                        new GlobalSpeed(),
                        0.25);
                Bodies fresh = sample.bodies();
                try (ForceEngine other = device.open(workers, way)) {
                    other.step(
                            fresh,
                            sample.links(fresh, ForceSettings.DEFAULTS),
                            ForceSettings.DEFAULTS,
                            new GlobalSpeed(),
                            0.25);
                }
                assertThat(bodies.x).isEqualTo(fresh.x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void clustersWithinClustersFitTheRoomForCells(TestEngine device) {
        // Clusters within clusters make the deepest trees; the room is a bound that is never checked on the device.
        for (int n : new int[] {50, 500, 5_000}) {
            Bodies bodies = new Bodies(n);
            bodies.ensure(n);
            for (int i = 0; i < n; i++) {
                double scale = Math.pow(0.5, i % 16);
                bodies.x[i] = (float) (1_000 * scale * Math.cos(i));
                bodies.y[i] = (float) (1_000 * scale * Math.sin(i));
                bodies.mass[i] = 1;
                bodies.mobility[i] = 1;
            }
            compare(device, TREE, bodies, Links.none(n), ForceSettings.DEFAULTS);
        }
    }
}
