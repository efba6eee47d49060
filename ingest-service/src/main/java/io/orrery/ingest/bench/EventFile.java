package io.orrery.ingest.bench;

import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The events of a file, cut as the doors cut them. Files ending in `.gz` are unpacked, of a `.zip` all files one after
/// the other; their names in the archive are used for nothing but what kind they are.
public final class EventFile {
    private static final int PIECE = 1 << 16;
    private static final int MOST_ENTRIES = 1_000;

    private final long mostBytes;
    private final Consumer<EventGrouping.Event> into;
    private long bytes;
    private long lines;

    private EventFile(long mostBytes, Consumer<EventGrouping.Event> into) {
        this.mostBytes = mostBytes;
        this.into = into;
    }

    /// All events, in memory.
    ///
    /// @param receivedMicros when they count as received
    /// @param most of the file's unpacked bytes are read
    /// @throws IOException when the file cannot be read or unpacks to more
    public static List<RawRecord> read(Path file, long receivedMicros, long most) throws IOException {
        List<RawRecord> events = new ArrayList<>();
        // What is too long comes without bytes, and is counted as empty.
        each(file, most, event -> events.add(new RawRecord(event.bytes(), receivedMicros, event.preamble())));
        return events;
    }

    /// Hands over one event after the other.
    ///
    /// @param most of the file's unpacked bytes are read
    /// @return how many lines there are, blank ones and those that are no events with them
    /// @throws IOException when the file cannot be read or unpacks to more
    public static long each(Path file, long most, Consumer<EventGrouping.Event> into) throws IOException {
        EventFile reading = new EventFile(most, into);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            if (name.endsWith(".zip")) {
                reading.zip(file, raw);
            } else if (name.endsWith(".gz")) {
                reading.one(file, new GZIPInputStream(raw, PIECE), name.substring(0, name.length() - 3));
            } else {
                reading.one(file, raw, name);
            }
        }
        return reading.lines;
    }

    private void zip(Path file, InputStream raw) throws IOException {
        ZipInputStream zip = new ZipInputStream(raw);
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw new IOException(file + " holds more than " + MOST_ENTRIES + " files");
            }
            if (!entry.isDirectory()) {
                one(file, zip, entry.getName().toLowerCase(Locale.ROOT));
            }
        }
        if (entries == 0) {
            throw new IOException(file + " is an empty zip");
        }
    }

    private void one(Path file, InputStream in, String name) throws IOException {
        LineCutter cutter = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, false, name.endsWith(".csv"));
        byte[] piece = new byte[PIECE];
        byte last = '\n';
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            bytes += read;
            if (bytes > mostBytes) {
                throw new IOException(file + " unpacks to more than " + mostBytes + " bytes");
            }
            for (int i = 0; i < read; i++) {
                lines += piece[i] == '\n' ? 1 : 0;
            }
            last = read > 0 ? piece[read - 1] : last;
            grouping.add(cutter.add(ByteBuffer.wrap(piece, 0, read))).forEach(into);
        }
        lines += last == '\n' ? 0 : 1;
        grouping.add(cutter.rest()).forEach(into);
        grouping.rest().forEach(into);
    }
}
