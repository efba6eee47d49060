package io.orrery.gateway.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.sockets.Block;
import io.orrery.gateway.sockets.Escaped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FrameCutterTest {
    private static final Path CASES = Path.of("src/test/resources/cases/syslog/frames.txt");

    @TestFactory
    Stream<DynamicTest> every_written_stream_is_cut_as_written() throws IOException {
        List<Block> blocks = Block.read(CASES);
        assertThat(blocks).hasSizeGreaterThan(25);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> {
                    List<byte[]> pieces =
                            block.after("> ").stream().map(Escaped::bytes).toList();
                    assertThat(cut(block, pieces)).isEqualTo(block.after("< "));
                    assertThat(cut(block, bytewise(pieces))).as("byte by byte").isEqualTo(block.after("< "));
                }));
    }

    /// Whatever comes in, what comes out is no more than that, and where it is cut by the network makes no difference.
    @Test
    void takes_any_bytes_however_they_are_cut() {
        Random random = new Random(42);
        byte[] alphabet = Escaped.bytes("0123456789 <>\\n\\r\\0ab");
        for (int round = 0; round < 2_000; round++) {
            byte[] stream = new byte[random.nextInt(200)];
            for (int i = 0; i < stream.length; i++) {
                stream[i] = alphabet[random.nextInt(alphabet.length)];
            }
            List<byte[]> halves = halves(stream, random.nextInt(stream.length + 1));
            List<String> whole = cut(new FrameCutter(50), List.of(stream), true);
            assertThat(cut(new FrameCutter(50), halves, true)).isEqualTo(whole);
            int out = whole.stream()
                    .mapToInt(text -> Escaped.bytes(text.replaceFirst("^(truncated |misframed )*", "")).length)
                    .sum();
            assertThat(out).isLessThanOrEqualTo(stream.length);
        }
    }

    private static List<String> cut(Block block, List<byte[]> pieces) {
        int bound = block.after("bound ").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1_000);
        return cut(new FrameCutter(bound), pieces, block.lines().contains("end"));
    }

    private static List<String> cut(FrameCutter cutter, List<byte[]> pieces, boolean end) {
        List<Message> messages = new ArrayList<>();
        for (byte[] piece : pieces) {
            messages.addAll(cutter.add(ByteBuffer.wrap(piece)));
        }
        if (end) {
            messages.addAll(cutter.rest());
        }
        return messages.stream()
                .map(message -> (message.truncated() ? "truncated " : "")
                        + (message.misframed() ? "misframed " : "")
                        + Escaped.text(message.bytes()))
                .toList();
    }

    private static List<byte[]> bytewise(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        List<byte[]> single = new ArrayList<>();
        for (byte one : all.toByteArray()) {
            single.add(new byte[] {one});
        }
        return single;
    }

    private static List<byte[]> halves(byte[] stream, int at) {
        return List.of(java.util.Arrays.copyOf(stream, at), java.util.Arrays.copyOfRange(stream, at, stream.length));
    }
}
