package io.orrery.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FormatCases;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whatever bytes come, an outcome comes out: events, or a refusal that says what and where.
final class RowFuzzTest {
    private static final long SEED = 20261123;
    private static final int ROUNDS = 3_000;
    private static final byte[] MEANT = "\t ,;|\"[]{}#-/:\\\n0123456789.TFx\uFEFF".getBytes(StandardCharsets.UTF_8);

    @TestFactory
    Stream<DynamicTest> everyFormatIsTotal() {
        return RowFormatsTest.FORMATS.stream()
                .map(format -> DynamicTest.dynamicTest(format.name(), () -> everythingHasAnOutcome(format)));
    }

    private static void everythingHasAnOutcome(LogFormat format) throws IOException {
        Random random = new Random(SEED);
        List<FormatCases> cases = RowFormatsTest.cases(format);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            FormatCases one = cases.get(random.nextInt(cases.size()));
            byte[] event = mutated(one.event().getBytes(StandardCharsets.UTF_8), random);
            byte[] preamble = one.known().preamble().getBytes(StandardCharsets.UTF_8);
            boolean other = random.nextInt(4) == 0;
            Circumstances known = other
                    ? new Circumstances(
                            0, ZoneOffset.UTC, new String(mutated(preamble, random), StandardCharsets.UTF_8))
                    : one.known();
            RawEvent raw = RawEvent.of(event, known);
            assertThat(format.fits(raw)).isIn(true, false);
            refused += outcome(format.parse(raw), event);
        }
        assertThat(refused).isBetween(1, ROUNDS - 1);
    }

    private static int outcome(Parsed parsed, byte[] event) {
        return switch (parsed) {
            case Parsed.Events events -> {
                assertThat(events.events())
                        .allSatisfy(one -> assertThat(one.dataset()).isNotEmpty());
                yield 0;
            }
            case Parsed.Refused refused -> {
                assertThat(refused.detail())
                        .as("%s", new String(event, StandardCharsets.UTF_8))
                        .endsWith(".");
                assertThat(refused.position()).matches("byte [0-9]+|field .+");
                yield 1;
            }
        };
    }

    /// Cut short, changed at some places, doubled in part, or nothing but chance.
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] some = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(some, random.nextInt(some.length + 1));
            }
            case 1 -> {
                byte[] chance = new byte[random.nextInt(200)];
                random.nextBytes(chance);
                return chance;
            }
            case 2 -> {
                byte[] twice = Arrays.copyOf(some, some.length * 2);
                System.arraycopy(some, 0, twice, some.length, some.length);
                return Arrays.copyOfRange(twice, random.nextInt(some.length + 1), twice.length);
            }
            default -> {
                for (int i = random.nextInt(8); i >= 0 && some.length > 0; i--) {
                    some[random.nextInt(some.length)] =
                            random.nextBoolean() ? MEANT[random.nextInt(MEANT.length)] : (byte) random.nextInt(256);
                }
                return some;
            }
        }
    }
}
