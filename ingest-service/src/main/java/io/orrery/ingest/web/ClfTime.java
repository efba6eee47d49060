package io.orrery.ingest.web;

import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The time of the common log format: `10/Oct/2000:13:55:36 -0700`. One without an offset is of the zone that is
/// asked for. Total.
final class ClfTime {
    private static final int LENGTH = "10/Oct/2000:13:55:36".length();
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private ClfTime() {}

    /// Nanoseconds since 1970 UTC, or [NormalEvent#NO_TIME].
    static long parse(String text, ZoneId zone) {
        if (text.length() < LENGTH || !begins(text)) {
            return NormalEvent.NO_TIME;
        }
        int month = MONTHS.indexOf(text.substring(3, 6));
        int day = digits(text, 0, 2);
        int year = digits(text, 7, 11);
        int hour = digits(text, 12, 14);
        int minute = digits(text, 15, 17);
        int second = digits(text, 18, 20);
        if (month < 0 || month % 3 != 0 || (day | year | hour | minute | second) < 0) {
            return NormalEvent.NO_TIME;
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month / 3 + 1, day, hour, minute, Math.min(second, 59));
            return EventTime.of(local, text.length() == LENGTH ? zone : offset(text));
        } catch (DateTimeException none) {
            return NormalEvent.NO_TIME;
        }
    }

    /// Whether the punctuation is that of such a time.
    private static boolean begins(String text) {
        return text.charAt(2) == '/'
                && text.charAt(6) == '/'
                && text.charAt(11) == ':'
                && text.charAt(14) == ':'
                && text.charAt(17) == ':';
    }

    private static ZoneOffset offset(String text) {
        int sign = text.length() == LENGTH + 6 ? text.charAt(LENGTH + 1) : 0;
        int hours = sign == 0 ? -1 : digits(text, LENGTH + 2, LENGTH + 4);
        int minutes = sign == 0 ? -1 : digits(text, LENGTH + 4, LENGTH + 6);
        if ((hours | minutes) < 0 || (sign != '+' && sign != '-')) {
            throw new DateTimeException("no offset");
        }
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    /// -1 when there is something else.
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
