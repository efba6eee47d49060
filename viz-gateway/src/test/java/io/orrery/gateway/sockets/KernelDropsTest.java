package io.orrery.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelDropsTest {
    private static final List<String> TABLE = List.of(
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
            "  303: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 61873 2 0000000000000000 17",
            "  304: 00000000:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 61874 2 0000000000000000 3",
            "  305: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 61875 2 0000000000000000 9");

    @Test
    void adds_up_the_last_column_of_a_port() {
        assertThat(KernelDrops.of(TABLE, 5514)).hasValue(20);
        assertThat(KernelDrops.of(TABLE, 53)).hasValue(9);
    }

    @Test
    void knows_nothing_of_a_port_that_is_not_there() {
        assertThat(KernelDrops.of(TABLE, 5515)).isEmpty();
    }
}
