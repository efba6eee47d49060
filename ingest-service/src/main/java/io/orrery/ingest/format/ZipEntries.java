package io.orrery.ingest.format;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.FileFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// The files in a zip. Their names are looked at and quoted, never used as paths.
final class ZipEntries implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000;
    private static final int SHOWN = 10;
    private static final String WORKBOOK = "[Content_Types].xml";

    /// A file or folder whose name begins with one point.
    private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.(?![./])");

    private final ZipFile zip;
    private final List<ZipArchiveEntry> files = new ArrayList<>();

    private ZipEntries(ZipFile zip) throws RefusedException {
        this.zip = zip;
        Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !isAside(entry.getName())) {
                files.add(entry);
            }
            if (files.size() > MOST_ENTRIES) {
                throw RefusedException.tooBig("it holds too many files", MOST_ENTRIES, "files", Position.UNKNOWN);
            }
        }
    }

    static ZipEntries open(SpooledFile file) throws RefusedException, IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file.path()).get();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw RefusedException.malformed(
                    "zip", "its directory is unreadable, as of a file that is cut off", Position.UNKNOWN);
        }
        try {
            return new ZipEntries(zip);
        } catch (RefusedException e) {
            zip.close();
            throw e;
        }
    }

    /// Whether this is what an Excel file is: a zip of its parts.
    boolean isWorkbook() {
        return zip.getEntry(WORKBOOK) != null;
    }

    /// The files that may be of the format: the only one, or those with its endings.
    List<ZipArchiveEntry> matching(FileFormat format) throws RefusedException {
        if (files.size() < 2) {
            if (files.isEmpty()) {
                throw RefusedException.empty("there is no file in the zip");
            }
            return files;
        }
        List<ZipArchiveEntry> matching = files.stream()
                .filter(entry -> Endings.fit(entry.getName(), format))
                .toList();
        if (matching.isEmpty()) {
            String names = files.stream()
                    .limit(SHOWN)
                    .map(entry -> '"' + Refusal.shown(entry.getName()) + '"')
                    .collect(Collectors.joining(", "));
            throw RefusedException.unsupported(
                    "none of the " + files.size() + " files in the zip ends in ."
                            + String.join(", .", Endings.of(format)) + "; it holds " + names
                            + (files.size() > SHOWN ? " …" : ""),
                    Position.UNKNOWN);
        }
        return matching;
    }

    SpooledFile unpack(ZipArchiveEntry entry, Unpacking unpacking) throws RefusedException, IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw RefusedException.unsupported("it is encrypted", Position.UNKNOWN);
        }
        if (!zip.canReadEntryData(entry)) {
            throw RefusedException.unsupported(
                    "its compression method " + entry.getMethod() + " is not read", Position.UNKNOWN);
        }
        return unpacking.write(
                "zip",
                new Unpacking.DiskStream(java.io.InputStream.nullInputStream()),
                _ -> zip.getInputStream(entry),
                entry.getCompressedSize());
    }

    /// What a Mac or a file manager adds for itself.
    private static boolean isAside(String name) {
        return name.startsWith("__MACOSX/") || HIDDEN.matcher(name).find();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
