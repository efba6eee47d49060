package io.orrery.layout.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.device.compute.DeviceFault;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.DeviceEngine;
import io.orrery.layout.force.DeviceForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where each step runs, told by engines that only write down their names.
final class FallbackForceEngineTest {
    private final List<String> ran = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    @Test
    void stepsRunOnTheFirstDeviceWhileItWorks() {
        FallbackForceEngine engine = engine(new Pretended("a", 3, 1L << 40), new Pretended("b", 9, 1L << 40));
        steps(engine, 3, 10);
        assertThat(ran).containsExactly("a", "a", "a");
        assertThat(engine.remark()).isNull();
    }

    @Test
    void aDeviceThatFailsIsClosedAndItsStepIsRepeatedOnTheNextAndAtLastOnTheCpu() {
        FallbackForceEngine engine = engine(new Pretended("a", 1, 1L << 40), new Pretended("b", 1, 1L << 40));
        steps(engine, 2, 10);
        assertThat(ran).containsExactly("a", "b");
        assertThat(closed).containsExactly("a");
        assertThat(engine.remark().fault()).isTrue();
        assertThat(engine.remark().text()).isEqualTo("laid out on b, because a device failed: a broke");
        steps(engine, 2, 10);
        assertThat(ran).containsExactly("a", "b", "cpu", "cpu");
        assertThat(engine.remark().text()).isEqualTo("laid out on the CPU, because a device failed: b broke");
        engine.close();
        assertThat(closed).containsExactly("a", "b", "cpu");
    }

    @Test
    void aDeviceThatCannotBeOpenedIsSkipped() {
        FallbackForceEngine engine = new FallbackForceEngine(
                List.of(new FallbackForceEngine.Candidate("gone", () -> {
                    throw new DeviceFault("gone is gone");
                })),
                new Pretended("cpu", 99, 0),
                MemoryWatch.DEFAULT);
        steps(engine, 1, 10);
        assertThat(ran).containsExactly("cpu");
        assertThat(engine.remark().text()).contains("gone is gone");
    }

    @Test
    void aGraphThatDoesNotFitIsLaidOutOnTheCpuAndOthersAreNot() {
        long room = DeviceForceEngine.bytes(100_000, 0);
        FallbackForceEngine engine = engine(new Pretended("a", 99, room));
        steps(engine, 1, 100_000);
        assertThat(engine.remark().fault()).isFalse();
        assertThat(engine.remark().text())
                .startsWith("laid out on the CPU: the graph would take ")
                .contains(" MiB of a's ");
        steps(engine, 1, 10_000);
        assertThat(engine.remark()).isNull();
        assertThat(ran).containsExactly("cpu", "a");
    }

    @Test
    void thresholdsAreSharesOfTheRoom() {
        MemoryWatch watch = new MemoryWatch(50, 80);
        assertThat(watch.judge(50, 100)).isEqualTo(MemoryWatch.Verdict.FITS);
        assertThat(watch.judge(51, 100)).isEqualTo(MemoryWatch.Verdict.TIGHT);
        assertThat(watch.judge(80, 100)).isEqualTo(MemoryWatch.Verdict.TIGHT);
        assertThat(watch.judge(81, 100)).isEqualTo(MemoryWatch.Verdict.REFUSED);
        assertThat(watch.judge(1, 0)).isEqualTo(MemoryWatch.Verdict.REFUSED);
        assertThatThrownBy(() -> new MemoryWatch(80, 50)).hasMessageContaining("must rise within 1..100");
    }

    private FallbackForceEngine engine(Pretended... devices) {
        List<FallbackForceEngine.Candidate> candidates = new ArrayList<>();
        for (Pretended device : devices) {
            candidates.add(new FallbackForceEngine.Candidate(device.name, () -> device));
        }
        return new FallbackForceEngine(candidates, new Pretended("cpu", 99, 0), MemoryWatch.DEFAULT);
    }

    private static void steps(ForceEngine engine, int count, int size) {
        Bodies bodies = new Bodies(size);
        bodies.ensure(size);
        for (int i = 0; i < count; i++) {
            engine.step(bodies, Links.none(size), ForceSettings.DEFAULTS, new GlobalSpeed(), 0.25);
        }
    }

    /// Works `good` times, then breaks.
    private final class Pretended implements DeviceEngine {
        private final String name;
        private final long room;
        private int good;

        Pretended(String name, int good, long room) {
            this.name = name;
            this.good = good;
            this.room = room;
        }

        @Override
        public long roomBytes() {
            return room;
        }

        @Override
        public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
            if (good-- == 0) {
                throw new DeviceFault(name + " broke");
            }
            ran.add(name);
            return new Motion(0, 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
