package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Pushes a second of the innermost loop, on one core, in each of its forms. Run [#theRateIsWhatItWas] by hand:
/// it fails when the rate falls to what a loop that is not vectorised reaches, which no other test would notice.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AccumulateBench {
    private static final int TARGETS = Group.SIZE;
    private static final int FEW = 4;
    private static final int SOURCES = 512;
    /// Pushes a microsecond: with registers of sixteen numbers, and with narrower ones.
    private static final double WIDE = 5_000;

    private static final double NARROW = 2_000;

    private final float[] tx = new float[TARGETS];
    private final float[] ty = new float[TARGETS];
    private final float[] ax = new float[TARGETS];
    private final float[] ay = new float[TARGETS];
    private final float[] sx = new float[SOURCES];
    private final float[] sy = new float[SOURCES];
    private final float[] sm = new float[SOURCES];

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SOURCES; i++) {
            sx[i] = 1_000 * random.nextFloat();
            sy[i] = 1_000 * random.nextFloat();
            sm[i] = 1 + random.nextInt(20);
            tx[i % TARGETS] = 1_000 * random.nextFloat();
            ty[i % TARGETS] = 1_000 * random.nextFloat();
        }
    }

    @Benchmark
    @OperationsPerInvocation(TARGETS * SOURCES)
    public float[] vectors() {
        Accumulate.list(false, tx, ty, ax, ay, TARGETS, TARGETS, sx, sy, sm, SOURCES);
        return ax;
    }

    @Benchmark
    @OperationsPerInvocation(TARGETS * SOURCES)
    public float[] plain() {
        Accumulate.plain(tx, ty, ax, ay, 0, TARGETS, sx, sy, sm, SOURCES);
        return ax;
    }

    @Benchmark
    @OperationsPerInvocation(FEW * SOURCES)
    public float[] fewTargets() {
        Accumulate.list(false, tx, ty, ax, ay, FEW, 16, sx, sy, sm, SOURCES);
        return ax;
    }

    @Test
    void theRateIsWhatItWas() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AccumulateBench.class.getName())
                        .jvmArgsAppend("--add-modules=jdk.incubator.vector")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        double least = FloatVector.SPECIES_PREFERRED.length() >= 16 ? WIDE : NARROW;
        assertThat(results)
                .filteredOn(result -> result.getPrimaryResult().getLabel().equals("vectors"))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.getPrimaryResult().getScore()).isGreaterThan(least));
    }
}
