package io.orrery.topics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCutterTest {
    private static final String INPUT = "one\r\n\n  \t\nfour\nabcdefgh\nabcdefghi\nğ\nlast";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1_000})
    void finds_the_same_lines_however_the_bytes_arrive(int pieceSize) {
        LineCutter cutter = new LineCutter(8);
        List<LineCutter.Line> lines = new ArrayList<>();
        byte[] input = INPUT.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < input.length; at += pieceSize) {
            lines.addAll(cutter.add(ByteBuffer.wrap(input, at, Math.min(pieceSize, input.length - at))));
        }
        lines.addAll(cutter.rest());
        assertThat(lines)
                .extracting(line -> line.number() + ":"
                        + (line.tooLong() ? "too long" : new String(line.bytes(), StandardCharsets.UTF_8)))
                .containsExactly("1:one", "4:four", "5:abcdefgh", "6:too long", "7:ğ", "8:last");
    }
}
