package io.orrery.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PreamblesTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final Preambles<Integer> preambles = new Preambles<>(preamble -> {
        reads.incrementAndGet();
        return preamble.startsWith("a") ? preamble.length() : null;
    });

    @Test
    void aPreambleIsReadOnceAlsoWhenItSaysNothing() {
        for (int i = 0; i < 3; i++) {
            assertThat(preambles.of("abc")).isEqualTo(3);
            assertThat(preambles.of("xyz")).isNull();
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void moreThanAreKeptAreReadAgain() {
        assertThat(preambles.of("abc")).isEqualTo(3);
        for (int i = 0; i < Preambles.MOST; i++) {
            assertThat(preambles.of("a" + i)).isEqualTo(("a" + i).length());
        }
        int before = reads.get();
        assertThat(preambles.of("abc")).isEqualTo(3);
        assertThat(reads).hasValue(before + 1);
    }

    @Test
    void fewLongOnesAreForgottenToo() {
        assertThat(preambles.of("abc")).isEqualTo(3);
        String padding = "a".repeat(Preambles.LONGEST - 10);
        for (int i = 0; i <= Preambles.MOST_CHARACTERS / padding.length(); i++) {
            preambles.of(padding + i);
        }
        int before = reads.get();
        assertThat(preambles.of("abc")).isEqualTo(3);
        assertThat(reads).hasValue(before + 1);
    }

    @Test
    void aPreambleBeyondTheBoundIsNotRead() {
        assertThat(preambles.of("a".repeat(Preambles.LONGEST))).isEqualTo(Preambles.LONGEST);
        assertThat(preambles.of("a".repeat(Preambles.LONGEST + 1))).isNull();
        assertThat(reads).hasValue(1);
    }
}
