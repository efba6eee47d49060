package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The control of the kill tests: the ledger sees every fault that can be planted.
class LedgerTest {
    private final Ledger ledger = new Ledger();

    LedgerTest() {
        ledger.acknowledged(List.of("a", "b"));
        ledger.doubtful(List.of("c"));
    }

    @Test
    void acceptsWhatWasAcknowledgedWithOrWithoutWhatWasNot() {
        assertThat(ledger.violations(Map.of("a", 1, "b", 1))).isEmpty();
        assertThat(ledger.violations(Map.of("a", 1, "b", 1, "c", 1))).isEmpty();
    }

    @Test
    void seesALostEvent() {
        assertThat(ledger.violations(Map.of("a", 1))).containsExactly("lost: b");
    }

    @Test
    void seesADoubledEvent() {
        assertThat(ledger.violations(Map.of("a", 1, "b", 2))).containsExactly("applied 2 times: b");
    }

    @Test
    void seesADoubledDoubtfulEvent() {
        assertThat(ledger.violations(Map.of("a", 1, "b", 1, "c", 2))).containsExactly("applied 2 times: c");
    }

    @Test
    void seesAnEventFromNowhere() {
        assertThat(ledger.violations(Map.of("a", 1, "b", 1, "x", 1))).containsExactly("never sent: x");
    }
}
