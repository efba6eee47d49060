package io.orrery.ingest.format;

import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unpacks the parts of a workbook into nothing, to know that reading them takes no more than it may.
public final class WorkbookParts {
    private static final int BUFFER_BYTES = 1 << 16;

    private WorkbookParts() {}

    /// @throws RefusedException when it is no zip, or one that unpacks to too much
    public static void check(SpooledFile file, Limits limits) throws RefusedException, IOException {
        long most = Unpacking.most(file.bytes(), limits);
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (ZipFile zip = ZipFile.builder().setPath(file.path()).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                        if (bytes > most) {
                            throw Unpacking.bomb(file.bytes(), most);
                        }
                    }
                }
                file.alive().run();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw RefusedException.malformed(
                    "Excel", "it is no zip of parts, or one that is cut off", Position.UNKNOWN);
        }
    }
}
