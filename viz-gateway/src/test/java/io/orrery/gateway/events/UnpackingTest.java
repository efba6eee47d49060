package io.orrery.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orrery.gateway.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    private final AtomicLong held = new AtomicLong();

    @Test
    void unpacks_several_members_and_tells_of_every_byte() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(packed("one ".getBytes()));
        two.writeBytes(packed("two".getBytes()));
        assertThat(unpacked(two.toByteArray())).asString().isEqualTo("one two");
        assertThat(held).hasValue(7);
    }

    @Test
    void stops_at_the_bound_before_it_holds_more() throws IOException {
        byte[] noise = new byte[1_100_000];
        new Random(1).nextBytes(noise);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> unpacked(packed(noise)))
                .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(413));
        assertThat(held.get()).isLessThanOrEqualTo(1_000_000);
    }

    @Test
    void stops_at_what_is_packed_too_tightly() throws IOException {
        byte[] bomb = packed(new byte[20_000_000]);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Unpacking.gzip(bomb, 30_000_000, held::addAndGet))
                .withMessageContaining("250 times");
        assertThat(held.get()).isLessThan(6_000_000);
    }

    @Test
    void refuses_what_is_no_gzip_or_ends_early() throws IOException {
        byte[] whole = packed("a line\n".repeat(100).getBytes());
        for (byte[] broken : new byte[][] {"plain".getBytes(), {}, Arrays.copyOf(whole, whole.length - 9)}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> unpacked(broken))
                    .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(400));
        }
    }

    private byte[] unpacked(byte[] packed) {
        return Unpacking.gzip(packed, 1_000_000, held::addAndGet);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
