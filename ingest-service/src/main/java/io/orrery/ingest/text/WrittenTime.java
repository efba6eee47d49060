package io.orrery.ingest.text;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times that are not ISO 8601: `Nov 22 13:43:24`, `Nov  2 2026 13:43:24.123`, `Nov 22 2026 13:43:24 UTC`.
///
/// @param nanos since 1970 UTC
/// @param end index behind the time in its text
public record WrittenTime(long nanos, int end) {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    /// A time without a year is of the newest year in which it lies no further ahead than this: clocks differ, and New
    /// Year comes.
    private static final Duration AHEAD = Duration.ofDays(2);

    /// The 29th of February is in at least one of nine years that follow each other.
    private static final int MOST_YEARS = 10;

    private static final int MOST_FRACTION = 9;

    /// Reads a time that begins at an index; null when none does.
    ///
    /// @param known gives the year and the zone where the text does not
    public static @Nullable WrittenTime bsd(String text, int from, Circumstances known) {
        int month = month(text, from);
        if (month < 0) {
            return null;
        }
        TextScan scan = new TextScan(text, from + 3);
        scan.blanks();
        int day = scan.number(2);
        scan.blanks();
        int year = -1;
        if (scan.isYear()) {
            year = scan.number(4);
            scan.blanks();
        }
        int hour = scan.number(2);
        if (!scan.take(':')) {
            return null;
        }
        int minute = scan.number(2);
        int second = scan.take(':') ? scan.number(2) : 0;
        int nano = scan.take('.') ? fraction(scan) : 0;
        if (day < 1 || hour < 0 || minute < 0 || second < 0 || nano < 0) {
            return null;
        }
        return at(year, new int[] {month, day, hour, minute, Math.min(second, 59), nano}, scan.index(), known);
    }

    private static @Nullable WrittenTime at(int year, int[] parts, int end, Circumstances known) {
        if (year >= 0) {
            long nanos = nanos(year, parts, known.zone());
            return nanos == NormalEvent.NO_TIME ? null : new WrittenTime(nanos, end);
        }
        long latest = known.receivedNanos() + AHEAD.toNanos();
        int newest = yearOf(known) + 1;
        for (int guess = newest; guess > newest - MOST_YEARS; guess--) {
            long nanos = nanos(guess, parts, known.zone());
            if (nanos != NormalEvent.NO_TIME && nanos <= latest) {
                return new WrittenTime(nanos, end);
            }
        }
        return null; // 31 April
    }

    /// [NormalEvent#NO_TIME] where the year has no such day.
    private static long nanos(int year, int[] parts, ZoneId zone) {
        try {
            return EventTime.of(
                    LocalDateTime.of(year, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]), zone);
        } catch (DateTimeException noSuchDay) {
            return NormalEvent.NO_TIME;
        }
    }

    private static int yearOf(Circumstances known) {
        return Instant.ofEpochSecond(Math.floorDiv(known.receivedNanos(), 1_000_000_000L))
                .atZone(known.zone())
                .getYear();
    }

    /// `22/Nov/2026:13:43:24 +0200`, as web servers write it; null when it does not begin at the index.
    public static @Nullable WrittenTime ofWebServer(String text, int from) {
        TextScan scan = new TextScan(text, from);
        int day = scan.number(2);
        int month = day > 0 && scan.take('/') ? month(text, scan.index()) : -1;
        if (month < 0) {
            return null;
        }
        scan.skip(3);
        int year = scan.take('/') ? scan.number(4) : -1;
        int hour = scan.take(':') ? scan.number(2) : -1;
        int minute = scan.take(':') ? scan.number(2) : -1;
        int second = scan.take(':') ? scan.number(2) : -1;
        if (year < 0 || hour < 0 || minute < 0 || second < 0 || !scan.take(' ')) {
            return null;
        }
        boolean west = scan.take('-');
        int offset = west || scan.take('+') ? scan.number(4) : -1;
        if (offset < 0) {
            return null;
        }
        try {
            int seconds = (offset / 100 * 60 + offset % 100) * 60 * (west ? -1 : 1);
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59));
            return new WrittenTime(EventTime.of(local, ZoneOffset.ofTotalSeconds(seconds)), scan.index());
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static int fraction(TextScan scan) {
        int digits = 0;
        int value = 0;
        while (digits < MOST_FRACTION && scan.isDigit()) {
            value = value * 10 + scan.number(1);
            digits++;
        }
        for (int i = digits; i < MOST_FRACTION; i++) {
            value *= 10;
        }
        return digits == 0 ? -1 : value;
    }

    /// 1 to 12, or -1.
    private static int month(String text, int from) {
        if (from + 3 > text.length()) {
            return -1;
        }
        for (int i = 0; i < 12; i++) {
            if (MONTHS.regionMatches(3 * i, text, from, 3)) {
                return i + 1;
            }
        }
        return -1;
    }
}
