package io.orrery.device.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Loads the libraries of JOCL and JCuda. Both unpack under a fixed name into the folder for temporary files and take
/// whatever lies there already, so that anyone who may write there could run code in this process. Here they find a
/// folder of their own, which only we may open and which is gone when the library is loaded.
public final class NativeLibraries {
    private static final String TEMPORARY = "java.io.tmpdir";

    private NativeLibraries() {}

    /// Touches a class whose initialiser unpacks and loads its library. Java's own temporary files are not affected:
    /// their folder was fixed when the first one was made.
    ///
    /// @throws LinkageError when the library cannot be loaded
    public static synchronized void load(Runnable touch) {
        String usual = System.getProperty(TEMPORARY);
        try {
            Path folder = Files.createTempDirectory("orrery-native");
            System.setProperty(TEMPORARY, folder.toString());
            try {
                touch.run();
            } finally {
                System.setProperty(TEMPORARY, usual);
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no private folder for native libraries could be made", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = new ArrayList<>(walk.toList());
        }
        paths.sort(Comparator.reverseOrder());
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
