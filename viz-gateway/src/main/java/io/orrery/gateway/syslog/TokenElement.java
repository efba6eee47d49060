package io.orrery.gateway.syslog;

import io.orrery.gateway.access.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The element of a message's structured data that says, with a feed's token, which feed it is for: `[orrery@32473
/// token="…"]`. Looks only where RFC 5424 puts structured data, because what a message says must not send it
/// elsewhere. Pure.
final class TokenElement {
    private static final byte[] ID = "orrery@32473".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARAMETER = "token=\"".getBytes(StandardCharsets.US_ASCII);
    /// Time, host, application, process and message id stand between the version and the structured data.
    private static final int FIELDS_BEFORE = 5;

    private TokenElement() {}

    /// A message and its token.
    ///
    /// @param message without the element
    record Taken(byte[] message, Optional<Secret> token) {}

    /// Takes the element out; a message that has none comes back as it is.
    static Taken take(byte[] message) {
        int data = structuredData(message);
        int at = data;
        while (at >= 0 && at < message.length && message[at] == '[') {
            int end = elementEnd(message, at);
            if (end < 0) {
                break;
            }
            if (isOurs(message, at, end)) {
                return new Taken(without(message, data, at, end), token(message, at, end));
            }
            at = end;
        }
        return new Taken(message, Optional.empty());
    }

    /// Where structured data begins; -1 when this is no RFC 5424 message.
    private static int structuredData(byte[] message) {
        int at = message.length > 0 && message[0] == '<' ? indexOf(message, (byte) '>', 1, 5) : -1;
        if (at < 0 || at + 2 >= message.length || message[at + 1] != '1' || message[at + 2] != ' ') {
            return -1;
        }
        at += 3;
        for (int field = 0; field < FIELDS_BEFORE && at > 0; field++) {
            at = indexOf(message, (byte) ' ', at, message.length) + 1;
        }
        return at == 0 ? -1 : at;
    }

    /// The index behind the element's closing bracket; -1 when there is none.
    private static int elementEnd(byte[] message, int begin) {
        boolean quoted = false;
        for (int at = begin + 1; at < message.length; at++) {
            switch (message[at]) {
                case '\\' -> at += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case ']' -> {
                    if (!quoted) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static boolean isOurs(byte[] message, int begin, int end) {
        int behind = begin + 1 + ID.length;
        return behind < end && startsWith(message, begin + 1, ID) && (message[behind] == ' ' || message[behind] == ']');
    }

    private static Optional<Secret> token(byte[] message, int begin, int end) {
        for (int at = begin + 1 + ID.length; at + 1 < end; at++) {
            if (message[at] == ' ' && startsWith(message, at + 1, PARAMETER)) {
                return Optional.of(new Secret(value(message, at + 1 + PARAMETER.length, end)));
            }
        }
        return Optional.empty();
    }

    private static String value(byte[] message, int begin, int end) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (int at = begin; at < end && message[at] != '"'; at++) {
            if (message[at] == '\\' && at + 1 < end) {
                at++;
            }
            value.write(message[at]);
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    /// Structured data that had nothing else is `-`, as the RFC wants it.
    private static byte[] without(byte[] message, int data, int begin, int end) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(message.length);
        rest.write(message, 0, begin);
        if (begin == data && (end == message.length || message[end] != '[')) {
            rest.write('-');
        }
        rest.write(message, end, message.length - end);
        return rest.toByteArray();
    }

    private static int indexOf(byte[] message, byte wanted, int from, int to) {
        for (int at = from; at < Math.min(to, message.length); at++) {
            if (message[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] message, int at, byte[] beginning) {
        if (at + beginning.length > message.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (message[at + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
