package io.orrery.ingest.event;

import io.orrery.ingest.table.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads the time of an event: ISO 8601 with any offset, or a number since 1970, whole or with a fraction, whose
/// unit follows from its size:
/// seconds up to the year 5138, above that milliseconds, microseconds, nanoseconds.
public final class EventTimes {
    private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");
    private static final BigDecimal MILLIS_BELOW = new BigDecimal("1e14");
    private static final BigDecimal MICROS_BELOW = new BigDecimal("1e17");
    private static final BigDecimal NANOS_BELOW = new BigDecimal("9.2e18");

    /// Digits with at most one point and a sign; exponents only of one or two digits, so that no number explodes.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?([eE]\\+?[0-9]{1,2})?");

    private EventTimes() {}

    /// Microseconds since 1970 UTC; empty when the text is no time.
    public static OptionalLong parse(String text) {
        if (text.length() > Timestamps.MAX_LENGTH || text.isEmpty()) {
            return OptionalLong.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long micros = Timestamps.parse(bytes, 0, bytes.length);
        if (micros != Timestamps.NONE) {
            return OptionalLong.of(micros);
        }
        return isNumber(text) ? epoch(new BigDecimal(text)) : OptionalLong.empty();
    }

    private static OptionalLong epoch(BigDecimal number) {
        BigDecimal size = number.abs();
        int shift;
        if (size.compareTo(SECONDS_BELOW) < 0) {
            shift = 6;
        } else if (size.compareTo(MILLIS_BELOW) < 0) {
            shift = 3;
        } else if (size.compareTo(MICROS_BELOW) < 0) {
            shift = 0;
        } else if (size.compareTo(NANOS_BELOW) < 0) {
            shift = -3;
        } else {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                number.movePointRight(shift).setScale(0, RoundingMode.FLOOR).longValue());
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
