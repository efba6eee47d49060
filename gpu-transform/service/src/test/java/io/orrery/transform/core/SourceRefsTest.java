package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.RefColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRefsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSampleFollowsFromWhatWasSeenAndFromNothingElse(long seed) {
        Random random = new Random(seed);
        List<Long> places = new ArrayList<>(LongStream.range(0, 1 + random.nextInt(300))
                .map(i -> 1_000 + i * 7)
                .boxed()
                .toList());
        SourceRefs inOrder = seen(places);
        Collections.shuffle(places, random);
        places.addAll(places.subList(0, places.size() / 2));
        SourceRefs shuffledAndRepeated = seen(places);

        assertThat(shuffledAndRepeated.sample(3)).isEqualTo(inOrder.sample(3));
        assertThat(shuffledAndRepeated.oldest(3)).isEqualTo(inOrder.oldest(3)).isEqualTo(1_000);
        assertThat(shuffledAndRepeated.newest(3)).isEqualTo(inOrder.newest(3));
        assertThat(inOrder.sample(3))
                .hasSizeLessThanOrEqualTo(SourceRefs.SAMPLE)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSampleIsSpreadOverAllThatWasSeen() {
        TreeSet<Long> tenths = new TreeSet<>();
        for (int stream = 0; stream < 40; stream++) {
            long start = stream * 1_000_003L;
            SourceRefs refs =
                    seen(LongStream.range(start, start + 1_000).boxed().toList());
            Arrays.stream(refs.sample(3)).forEach(place -> tenths.add((place - start) / 100));
        }
        assertThat(tenths).hasSize(10);
    }

    @Test
    void oneOrTwoEventsNeedNoSampleAndNoMemoryForIt() {
        SourceRefs refs = seen(List.of(5L, 9L, 5L));
        assertThat(refs.sample(3)).isEmpty();
        assertThat(refs.sampleBytes()).isZero();

        refs.see(3, RefColumns.EVENT, 7);
        assertThat(refs.sample(3)).containsExactlyInAnyOrder(5, 7, 9);
        assertThat(refs.sampleBytes()).isEqualTo(32 + 3 * 8);
        refs.clear(3);
        assertThat(refs.sampleBytes()).isZero();
    }

    @Test
    void aRowIsNamedByItsBatchAndItsNumber() {
        long place = RefColumns.place(1L << 40, 32_767);

        assertThat(RefColumns.offset(RefColumns.TABLE_ROW, place)).isEqualTo(1L << 40);
        assertThat(RefColumns.row(RefColumns.TABLE_ROW, place)).isEqualTo(32_767);
        assertThat(RefColumns.offset(RefColumns.EVENT, 77)).isEqualTo(77);
        assertThat(RefColumns.row(RefColumns.EVENT, 77)).isEqualTo(-1);
    }

    private static SourceRefs seen(List<Long> places) {
        SourceRefs refs = new SourceRefs();
        places.forEach(place -> refs.see(3, RefColumns.EVENT, place));
        return refs;
    }
}
