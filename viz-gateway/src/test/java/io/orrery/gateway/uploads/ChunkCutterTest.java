package io.orrery.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCutterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 1_234})
    void keeps_every_byte_in_chunks_of_one_size_and_a_shorter_last(int total) {
        byte[] input = new byte[total];
        Random random = new Random(total);
        random.nextBytes(input);
        ChunkCutter cutter = new ChunkCutter(100);
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < total; ) {
            int size = Math.min(1 + random.nextInt(250), total - at);
            chunks.addAll(cutter.add(ByteBuffer.wrap(input, at, size)));
            at += size;
        }
        chunks.addAll(cutter.rest());

        ByteArrayOutputStream output = new ByteArrayOutputStream();
        chunks.forEach(output::writeBytes);
        assertThat(output.toByteArray()).isEqualTo(input);
        assertThat(chunks).hasSize((total + 99) / 100);
        assertThat(chunks.stream().limit(Math.max(0, chunks.size() - 1))).allMatch(chunk -> chunk.length == 100);
    }
}
