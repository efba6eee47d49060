package io.orrery.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Remembers beside the data which Kafka wrote it last: a newer format cannot be read by an older broker, which would
/// stop with a riddle.
final class KafkaVersionFile {
    private KafkaVersionFile() {}

    /// Writes `running` into the file, or refuses when the file names a newer version.
    static void check(Path file, String running) throws IOException {
        if (Files.exists(file)) {
            String written = Files.readString(file).strip();
            if (Arrays.compare(numbers(written), numbers(running)) > 0) {
                throw new EmbeddedServerException("the data in " + file.getParent() + " was written by Kafka " + written
                        + " and this is Kafka " + running
                        + ", which cannot read it: run the newer Orrery, or move that folder away");
            }
            if (written.equals(running)) {
                return;
            }
        }
        PrivateFiles.write(file, running);
    }

    private static int[] numbers(String version) {
        String digits = version.split("-", 2)[0];
        if (!digits.matches("[0-9]{1,6}(\\.[0-9]{1,6})*")) {
            throw new EmbeddedServerException("not a Kafka version: " + version);
        }
        return Arrays.stream(digits.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
