package io.orrery.gateway.letters;

import io.orrery.topics.model.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A letter as a client sees it. Its bytes are somebody's and are shown as text only where they are text. Pure.
final class LetterText {
    /// Characters of a letter that are shown.
    static final int MAX_SHOWN = 16 << 10;

    private LetterText() {}

    static Map<String, Object> describe(Letter letter, boolean replayed) {
        byte[] bytes = letter.bytes();
        boolean binary = isBinary(bytes);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", letter.id());
        described.put("at", Instant.ofEpochMilli(letter.record().timestamp()).toString());
        described.put("stage", stage(letter.said().stage()));
        described.put("reason", letter.said().reason().name());
        described.put("detail", letter.said().detail());
        described.put("position", letter.position());
        described.put("text", binary ? hex(bytes) : cut(new String(bytes, StandardCharsets.UTF_8)));
        described.put("bytes", bytes.length);
        described.put("binary", binary);
        described.put("partly", letter.partly());
        described.put("replayed", replayed);
        described.put("origin", letter.origin().isEmpty() ? null : letter.origin());
        return described;
    }

    /// Not UTF-8, or with bytes that no log line has.
    static boolean isBinary(byte[] bytes) {
        for (byte one : bytes) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != 0x1B) {
                return true;
            }
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return false;
        } catch (CharacterCodingException notText) {
            return true;
        }
    }

    /// As a person reads bytes: what is printable as it is, the rest as `\xNN`.
    private static String hex(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte one : bytes) {
            if (shown.length() >= MAX_SHOWN) {
                return shown.append('…').toString();
            }
            if (one >= ' ' && one < 0x7F && one != '\\') {
                shown.append((char) one);
            } else {
                shown.append(String.format(Locale.ROOT, "\\x%02x", one & 0xFF));
            }
        }
        return shown.toString();
    }

    private static String cut(String text) {
        if (text.length() <= MAX_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return text.substring(0, end) + "…";
    }

    /// The stage of a loop's name, `ingest-events` for one.
    private static String stage(String name) {
        for (Stage stage : Stage.values()) {
            if (name.toUpperCase(Locale.ROOT).startsWith(stage.name())) {
                return stage.name();
            }
        }
        return name.toUpperCase(Locale.ROOT);
    }
}
