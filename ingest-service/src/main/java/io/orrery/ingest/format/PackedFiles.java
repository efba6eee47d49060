package io.orrery.ingest.format;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// Finds the files to be read inside what was sent: packed once, or packed once more inside (a CSV in gzip in a zip).
/// Several files of a zip that fit the format are parts of one upload.
final class PackedFiles {
    private static final int MOST_LAYERS = 2;

    private final FileFormat format;
    private final Unpacking unpacking;
    private final BatchSink sink;
    private final Read read;

    /// What is done with each file.
    interface Read {
        void file(SpooledFile file, BatchSink sink) throws RefusedException, IOException;
    }

    PackedFiles(FileFormat format, Unpacking unpacking, BatchSink sink, Read read) {
        this.format = format;
        this.unpacking = unpacking;
        this.sink = sink;
        this.read = read;
    }

    void open(SpooledFile file) throws RefusedException, IOException {
        layer(file, 0, sink);
    }

    private void layer(SpooledFile file, int depth, BatchSink into) throws RefusedException, IOException {
        byte[] head = file.head(Packing.HEAD_BYTES);
        Optional<Packing> packing = Packing.of(head);
        if (packing.isPresent()) {
            layer(unpacking.unpack(packing.get(), file).calling(sink::alive), deeper(depth), into);
        } else if (Packing.isZip(head)) {
            zip(file, depth, into);
        } else {
            read.file(file, into);
        }
    }

    private static int deeper(int depth) throws RefusedException {
        if (depth == MOST_LAYERS) {
            throw RefusedException.unsupported("it is packed more than twice", Position.UNKNOWN);
        }
        return depth + 1;
    }

    private void zip(SpooledFile file, int depth, BatchSink into) throws RefusedException, IOException {
        try (ZipEntries zip = ZipEntries.open(file)) {
            if (format == FileFormat.XLSX && zip.isWorkbook()) {
                read.file(file, into);
                return;
            }
            int inside = deeper(depth);
            List<ZipArchiveEntry> entries = zip.matching(format);
            if (entries.size() == 1) {
                SpooledFile one = zip.unpack(entries.getFirst(), unpacking);
                layer(one.calling(sink::alive), inside, into);
                return;
            }
            JoinedSink joined = new JoinedSink(into);
            for (int i = 0; i < entries.size(); i++) {
                ZipArchiveEntry entry = entries.get(i);
                joined.file(entry.getName(), (double) i / entries.size(), 1.0 / entries.size());
                try {
                    layer(zip.unpack(entry, unpacking).calling(sink::alive), inside, joined);
                } catch (RefusedException e) {
                    throw new RefusedException(new Refusal.Within(entry.getName(), e.refusal()));
                }
            }
            joined.finish();
        }
    }
}
