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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/// The events of a file, cut as the doors cut them. Files ending in `.gz` are unpacked, of a `.zip` the first file.
public final class EventFile {
    private static final int PIECE = 1 << 16;

    private EventFile() {}

    /// All events, in memory.
    ///
    /// @param receivedMicros when they count as received
    /// @param most of the file's unpacked bytes are read
    /// @throws IOException when the file cannot be read or unpacks to more
    public static List<RawRecord> read(Path file, long receivedMicros, long most) throws IOException {
        String name = unpackedName(file);
        boolean header = name.endsWith(".csv");
        List<RawRecord> events = new ArrayList<>();
        LineCutter cutter = new LineCutter(Catalogue.MAX_VALUE_BYTES);
        EventGrouping grouping = new EventGrouping(Catalogue.MAX_VALUE_BYTES, false, header);
        long total = 0;
        try (InputStream in = open(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                total += read;
                if (total > most) {
                    throw new IOException(file + " unpacks to more than " + most + " bytes");
                }
                add(grouping.add(cutter.add(ByteBuffer.wrap(piece, 0, read))), receivedMicros, events);
            }
        }
        add(grouping.add(cutter.rest()), receivedMicros, events);
        add(grouping.rest(), receivedMicros, events);
        return events;
    }

    private static String unpackedName(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static void add(List<EventGrouping.Event> cut, long receivedMicros, List<RawRecord> events) {
        for (EventGrouping.Event event : cut) {
            // What is too long comes without bytes, and is counted as empty.
            events.add(new RawRecord(event.bytes(), receivedMicros, event.preamble()));
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), PIECE);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".gz")) {
                return new GZIPInputStream(raw, PIECE);
            }
            if (name.endsWith(".zip")) {
                ZipInputStream zip = new ZipInputStream(raw);
                if (zip.getNextEntry() == null) {
                    throw new IOException(file + " is an empty zip");
                }
                return zip;
            }
            return raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
