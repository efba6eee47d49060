package io.orrery.gateway.events;

import io.orrery.gateway.http.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpStatus;

/// Unpacks gzip, of one member or several, within bounds: what is packed small may be huge.
final class Unpacking {
    /// Below this a body may be packed as tightly as it likes.
    private static final int RATIO_COUNTS_FROM = 4 << 20;

    private static final int MAX_RATIO = 250;
    private static final int PIECE = 64 << 10;

    private Unpacking() {}

    /// @param maxBytes of the unpacked body
    /// @param held is told of every unpacked piece before it is kept, and may refuse it
    /// @throws Refusal 413 when there is more in it, 400 when it is no gzip or ends too early
    static byte[] gzip(byte[] packed, int maxBytes, IntConsumer held) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream(Math.min(maxBytes, packed.length * 4 + PIECE));
        byte[] piece = new byte[PIECE];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), PIECE)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                int size = unpacked.size() + read;
                if (size > maxBytes) {
                    throw tooLarge("The body unpacks to more than " + maxBytes + " bytes; send several");
                }
                if (size > RATIO_COUNTS_FROM && size / MAX_RATIO > packed.length) {
                    throw tooLarge("The body unpacks to more than " + MAX_RATIO + " times its size");
                }
                held.accept(read);
                unpacked.write(piece, 0, read);
            }
        } catch (IOException broken) {
            throw Refusal.malformed("The body is not whole gzip, broken behind unpacked byte " + unpacked.size());
        }
        return unpacked.toByteArray();
    }

    private static Refusal tooLarge(String sentence) {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, sentence);
    }
}
