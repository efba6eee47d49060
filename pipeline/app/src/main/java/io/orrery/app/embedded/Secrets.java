package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random secrets, each made once and kept in a file of mode 0600 in a folder of mode 0700. Values are lower-case hex,
/// so they need no quoting in any configuration file or URL.
public final class Secrets {
    private static final int BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) throws IOException {
        this.folder = PrivateFiles.folder(folder);
    }

    /// The secret of that name, 64 hex digits; made on first use.
    public synchronized String get(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            PrivateFiles.write(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file, UTF_8).strip();
    }

    /// Whether the secret has been made already.
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public String toString() {
        return "Secrets[" + folder + "]";
    }
}
