package io.orrery.ingest.flow;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;

/// Snort's time: `01/27/16-16:01:04.877970`, or without a year `01/27-16:01:04.877970`. Total.
final class SnortTime {
    private static final int CLOCK = "16:01:04".length();
    private static final int NANO_DIGITS = 9;

    private SnortTime() {}

    /// Nanoseconds since 1970, or [NormalEvent#NO_TIME]. A time without a year is the last one before the event came
    /// in, or at most a day after it.
    static long parse(String text, Circumstances known) {
        int dash = text.indexOf('-');
        boolean named = dash == 8;
        if ((!named && dash != 5) || text.length() < dash + 1 + CLOCK) {
            return NormalEvent.NO_TIME;
        }
        LocalDateTime received = LocalDateTime.ofInstant(
                Instant.ofEpochSecond(Math.floorDiv(known.receivedNanos(), 1_000_000_000L)), known.zone());
        try {
            int year = named ? 2000 + digits(text, 6, 8) : received.getYear();
            LocalDateTime time = at(text, dash + 1, year);
            return EventTime.of(
                    !named && time.isAfter(received.plusDays(1)) ? at(text, dash + 1, year - 1) : time, known.zone());
        } catch (DateTimeException none) {
            return NormalEvent.NO_TIME;
        }
    }

    private static LocalDateTime at(String text, int clock, int year) {
        return LocalDateTime.of(
                year,
                digits(text, 0, 2),
                digits(text, 3, 5),
                digits(text, clock, clock + 2),
                digits(text, clock + 3, clock + 5),
                digits(text, clock + 6, clock + 8),
                nanos(text, clock + CLOCK));
    }

    private static int nanos(String text, int point) {
        int value = 0;
        for (int i = 1; i <= NANO_DIGITS; i++) {
            boolean there = point + i < text.length();
            value = value * 10 + (there ? digits(text, point + i, point + i + 1) : 0);
        }
        return value;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
