package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAsAMapDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GroupCounts counts = new GroupCounts();
        Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(700) * (1L << 32) + random.nextInt(3);
            if (random.nextInt(5) < 3 || model.getOrDefault(key, 0) == 0) {
                counts.increment(key);
                model.merge(key, 1, Integer::sum);
            } else {
                counts.decrement(key);
                model.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
            }
        }
        assertThat(counts.size()).isEqualTo(model.size()).isGreaterThan(100);
        for (long high = 0; high < 700; high++) {
            for (long low = 0; low < 3; low++) {
                long key = high * (1L << 32) + low;
                assertThat(counts.get(key)).isEqualTo(model.getOrDefault(key, 0));
            }
        }
    }

    @Test
    void aGroupThatShowsNothingCannotShowLess() {
        assertThatThrownBy(() -> new GroupCounts().decrement(7)).isInstanceOf(IllegalStateException.class);
    }
}
