package io.orrery.topics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BundlingTest {
    @Test
    void theFirstExceptionThatFitsCounts() {
        Bundling bundling = new Bundling(
                1_000,
                List.of(
                        new Bundling.Bound("dns", "domain", 50),
                        new Bundling.Bound("dns", "", 10),
                        new Bundling.Bound("", "user", 0)));

        assertThat(bundling.most("dns", "domain")).isEqualTo(50);
        assertThat(bundling.most("dns", "ip")).isEqualTo(10);
        assertThat(bundling.most("logon", "user")).isZero();
        assertThat(bundling.most("logon", "host")).isEqualTo(1_000);
        assertThat(bundling.showsAll()).isFalse();
    }

    @Test
    void whatHasNoBoundShowsAll() {
        assertThat(Bundling.NONE.showsAll()).isTrue();
        assertThat(new Bundling(0, List.of(new Bundling.Bound("dns", "", 3))).showsAll())
                .isFalse();
        assertThat(Bundling.OF_FEEDS.most("any", "any")).isEqualTo(1_000);
    }

    @Test
    void aBoundIsNoNegativeNumber() {
        assertThatThrownBy(() -> new Bundling(-1, List.of())).hasMessageContaining("must not be negative, was -1");
        assertThatThrownBy(() -> new Bundling.Bound("", "", -2)).hasMessageContaining("-2");
    }
}
