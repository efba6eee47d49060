package io.orrery.ingest.table;

import java.time.LocalDate;
import java.time.YearMonth;

/// Reads ISO 8601 dates and times into microseconds since 1970 UTC. Total: anything else answers [#NONE].
///
/// Taken are `2026-11-22`, and with `T` or a blank after it `10:15`, `10:15:30`, `10:15:30.123456789` (`,` too),
/// followed by nothing
/// (read as UTC), `Z`, ` UTC`, `+02:00`, `+0200` or `+02`. Digits beyond the microsecond are cut off.
public final class Timestamps {
    /// What stands for "this is not a time"; far outside the years 1 to 9999 that are read.
    public static final long NONE = Long.MIN_VALUE;
    /// No accepted form is longer.
    public static final int MAX_LENGTH = 40;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int SHORTEST = 10;
    private static final int MAX_OFFSET_HOURS = 18;

    private Timestamps() {}

    public static long parse(byte[] b, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > MAX_LENGTH || b[start + 4] != '-' || b[start + 7] != '-') {
            return NONE;
        }
        int year = digits(b, start, start + 4);
        int month = digits(b, start + 5, start + 7);
        int day = digits(b, start + 8, start + 10);
        if (year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * 86_400L;
        if (length == SHORTEST) {
            return midnight * MICROS_PER_SECOND;
        }
        int i = start + SHORTEST;
        return b[i] == 'T' || b[i] == 't' || b[i] == ' ' ? timeOfDay(b, i + 1, end, midnight) : NONE;
    }

    private static long timeOfDay(byte[] b, int start, int end, long midnight) {
        if (end - start < 5 || b[start + 2] != ':') {
            return NONE;
        }
        int hour = digits(b, start, start + 2);
        int minute = digits(b, start + 3, start + 5);
        int second = 0;
        int i = start + 5;
        if (i < end && b[i] == ':') {
            if (end - i < 3) {
                return NONE;
            }
            second = digits(b, i + 1, i + 3);
            i += 3;
        }
        // A leap second is folded into the second before it, as clocks that do not know them do.
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        long micros = 0;
        if (i < end && (b[i] == '.' || b[i] == ',')) {
            int from = ++i;
            long unit = 100_000;
            while (i < end && b[i] >= '0' && b[i] <= '9') {
                micros += unit * (b[i] - '0');
                unit /= 10;
                i++;
            }
            if (i == from || i - from > 9) {
                return NONE;
            }
        }
        int offset = offsetSeconds(b, i, end);
        return offset == Integer.MIN_VALUE
                ? NONE
                : (midnight + hour * 3600L + minute * 60L + Math.min(second, 59) - offset) * MICROS_PER_SECOND + micros;
    }

    private static int offsetSeconds(byte[] b, int start, int end) {
        int length = end - start;
        if (length == 0 || (length == 1 && (b[start] == 'Z' || b[start] == 'z'))) {
            return 0;
        }
        if (length == 4 && b[start] == ' ' && b[start + 1] == 'U' && b[start + 2] == 'T' && b[start + 3] == 'C') {
            return 0;
        }
        if ((b[start] != '+' && b[start] != '-') || (length != 3 && length != 5 && length != 6)) {
            return Integer.MIN_VALUE;
        }
        int hours = digits(b, start + 1, start + 3);
        int minutes = 0;
        if (length > 3) {
            if (length == 6 && b[start + 3] != ':') {
                return Integer.MIN_VALUE;
            }
            minutes = digits(b, end - 2, end);
        }
        if (hours < 0 || hours > MAX_OFFSET_HOURS || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return b[start] == '-' ? -seconds : seconds;
    }

    /// The number that the digits in the range write, or -1 when one of them is no digit.
    private static int digits(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return -1;
            }
            value = value * 10 + (b[i] - '0');
        }
        return value;
    }
}
