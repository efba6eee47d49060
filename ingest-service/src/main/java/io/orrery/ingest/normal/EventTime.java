package io.orrery.ingest.normal;

import io.orrery.ingest.table.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads the time of an event into nanoseconds since 1970 UTC: ISO 8601 with or without an offset, or a number since
/// 1970, whole or with a fraction, whose unit follows from its size: seconds up to the year 5138, above that
/// milliseconds, microseconds, nanoseconds. Total: anything else answers [NormalEvent#NO_TIME].
public final class EventTime {
    private static final long NANOS = 1_000_000_000L;
    /// What fits 64 bits of nanoseconds: the years 1678 to 2261.
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS - 1;
    private static final int DATE = 10;
    private static final int MOST_DIGITS = 20;

    private EventTime() {}

    /// @param zone of a time that names none
    public static long parse(String text, ZoneId zone) {
        if (text.isEmpty() || text.length() > Timestamps.MAX_LENGTH) {
            return NormalEvent.NO_TIME;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long micros = Timestamps.parse(bytes, 0, bytes.length);
        if (micros != Timestamps.NONE) {
            return nanos(micros, text, zone);
        }
        return isNumber(text) ? epoch(new BigDecimal(text)) : NormalEvent.NO_TIME;
    }

    /// A number since 1970.
    public static long epoch(double number) {
        return Double.isFinite(number) ? epoch(BigDecimal.valueOf(number)) : NormalEvent.NO_TIME;
    }

    /// A number since 1970.
    public static long epoch(long number) {
        long size = Math.abs(number);
        if (size < 100_000_000_000L) {
            return seconds(number, 0);
        }
        if (size < 100_000_000_000_000L) {
            return seconds(Math.floorDiv(number, 1_000), Math.floorMod(number, 1_000) * 1_000_000L);
        }
        if (size < 100_000_000_000_000_000L) {
            return seconds(Math.floorDiv(number, 1_000_000), Math.floorMod(number, 1_000_000) * 1_000L);
        }
        return number;
    }

    /// A time of day in a zone.
    public static long of(LocalDateTime local, ZoneId zone) {
        try {
            Instant instant = local.atZone(zone).toInstant();
            return seconds(instant.getEpochSecond(), instant.getNano());
        } catch (DateTimeException beyond) {
            return NormalEvent.NO_TIME;
        }
    }

    private static long seconds(long seconds, long nanos) {
        return Math.abs(seconds) > MOST_SECONDS ? NormalEvent.NO_TIME : seconds * NANOS + nanos;
    }

    private static long nanos(long micros, String text, ZoneId zone) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        long nanos = Math.floorMod(micros, 1_000_000L) * 1_000 + beyondMicros(text);
        if (zone.equals(ZoneOffset.UTC) || namesItsZone(text)) {
            return seconds(seconds, nanos);
        }
        return of(LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC), zone);
    }

    private static boolean namesItsZone(String text) {
        for (int i = DATE + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-' || c == 'U') {
                return true;
            }
        }
        return false;
    }

    /// The fraction's seventh to ninth digit.
    private static int beyondMicros(String text) {
        int point = Math.max(text.indexOf('.', DATE), text.indexOf(',', DATE));
        int value = 0;
        int unit = 100;
        for (int i = point + 7; point > 0 && i < text.length() && unit > 0; i++, unit /= 10) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value += digit * unit;
        }
        // A point whose fraction is shorter has a zone or nothing there.
        return point > 0 && isFraction(text, point) ? value : 0;
    }

    private static boolean isFraction(String text, int point) {
        for (int i = point + 1; i <= point + 6; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long epoch(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
        if (whole.precision() - whole.scale() > 19) {
            return NormalEvent.NO_TIME;
        }
        long units = whole.longValue();
        long begin = epoch(units);
        if (begin == NormalEvent.NO_TIME || number.scale() <= 0) {
            return begin;
        }
        long unit = epoch(units + 1) - begin;
        return begin + number.subtract(whole).multiply(BigDecimal.valueOf(unit)).longValue();
    }

    /// Digits with at most one point and a sign; exponents only of one or two digits, so that no number explodes.
    private static boolean isNumber(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && points == 0 && digits > 0) {
                points++;
            } else if (c != '-' || i > 0) {
                return (c == 'e' || c == 'E')
                        && digits > 0
                        && text.substring(i + 1).matches("\\+?[0-9]{1,2}");
            }
        }
        return digits > 0 && digits <= MOST_DIGITS + 9;
    }
}
