package io.orrery.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatagramQueueTest {
    private static final InetSocketAddress SENDER = new InetSocketAddress("127.0.0.1", 514);
    private final DatagramQueue queue = new DatagramQueue();

    @Test
    void is_full_by_number() throws InterruptedException {
        for (int i = 0; i < DatagramQueue.MOST; i++) {
            assertThat(queue.offer(datagram(10))).isTrue();
        }
        assertThat(queue.offer(datagram(10))).isFalse();

        assertThat(queue.poll(Duration.ZERO)).isNotNull();
        assertThat(queue.offer(datagram(10))).isTrue();
        assertThat(queue.size()).isEqualTo(DatagramQueue.MOST);
    }

    @Test
    void is_full_by_bytes() throws InterruptedException {
        int large = 65_000;
        int fit = DatagramQueue.MOST_BYTES / large;
        for (int i = 0; i < fit; i++) {
            assertThat(queue.offer(datagram(large))).isTrue();
        }
        assertThat(queue.offer(datagram(large))).isFalse();

        for (int i = 0; i < fit; i++) {
            assertThat(queue.poll(Duration.ZERO)).isNotNull();
        }
        assertThat(queue.poll(Duration.ZERO)).isNull();
        assertThat(queue.offer(datagram(large))).isTrue();
    }

    private static DatagramQueue.Datagram datagram(int bytes) {
        return new DatagramQueue.Datagram(new byte[bytes], SENDER);
    }
}
