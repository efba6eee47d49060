package io.orrery.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnprivilegedTest {
    @Test
    void theEffectiveUserCountsNotTheOneWhoLoggedIn() {
        assertThat(Unprivileged.effectiveUser(List.of("Name:\tjava", "Uid:\t0\t1000\t0\t0", "Gid:\t0\t0\t0\t0")))
                .isEqualTo(1000);
        assertThat(Unprivileged.effectiveUser(List.of("Uid:\t1000\t0\t1000\t1000")))
                .isZero();
    }

    @Test
    void whoIsNotToldIsNotGuessed() {
        assertThatThrownBy(() -> Unprivileged.effectiveUser(List.of("Name:\tjava")))
                .isInstanceOf(EmbeddedServerException.class);
    }
}
