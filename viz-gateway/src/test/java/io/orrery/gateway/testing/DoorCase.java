package io.orrery.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// One case of a file under `cases/doors`: `=== what it is about`, then the body as sent, `--- gives`, and what
/// comes of it. `␍` in the body stands for a carriage return.
public record DoorCase(String about, byte[] body, String gives) {
    private static final int MUTATIONS = 5_000;

    private static Stream<DoorCase> of(String file) {
        try {
            String text = Files.readString(Path.of("src/test/resources/cases/doors", file));
            List<String> cases = Arrays.asList(text.split("(?m)^=== ", -1));
            return cases.stream().skip(1).map(DoorCase::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A test for each case of a file: `told` says in words what comes of a body.
    public static Stream<DynamicTest> tests(String file, Function<byte[], String> told) {
        return of(file).map(one -> dynamicTest(
                one.about(), () -> assertThat(told.apply(one.body())).isEqualTo(one.gives())));
    }

    /// The body of a file's first case with a few bytes changed, in many ways.
    public static Stream<byte[]> mutated(String file, long seed) {
        byte[] good = of(file).toList().getFirst().body();
        Random random = new Random(seed);
        return Stream.generate(() -> {
                    byte[] mutated = good.clone();
                    for (int change = random.nextInt(1, 4); change > 0; change--) {
                        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                    }
                    return mutated;
                })
                .limit(MUTATIONS);
    }

    private static DoorCase parse(String text) {
        int line = text.indexOf('\n');
        String[] parts = text.substring(line + 1).split("--- gives\n", 2);
        return new DoorCase(
                text.substring(0, line),
                parts[0].replace('␍', '\r').getBytes(StandardCharsets.UTF_8),
                parts[1].strip());
    }
}
