package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Random secrets, each made once and kept in a file of mode 0600 in a folder of mode 0700. Values are lower-case
/// letters, digits and `-`, so they need no quoting in any configuration file or URL.
public final class Secrets {
    private static final int BYTES = 32;
    private static final int TYPEABLE_CHARACTERS = 16;
    /// Without characters that look alike.
    private static final String TYPEABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) throws IOException {
        this.folder = PrivateFiles.folder(folder);
    }

    /// The secret of that name, 64 hex digits; made on first use.
    public String get(String name) throws IOException {
        return get(name, () -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /// The secret of that name; one that a person can read and type (about 79 bits) is made on first use.
    public String getTypeable(String name) throws IOException {
        return get(name, () -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < TYPEABLE_CHARACTERS; i++) {
                text.append(i > 0 && i % 4 == 0 ? "-" : "");
                text.append(TYPEABLE.charAt(random.nextInt(TYPEABLE.length())));
            }
            return text.toString();
        });
    }

    private synchronized String get(String name, Supplier<String> maker) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            PrivateFiles.write(file, maker.get());
        }
        return Files.readString(file, UTF_8).strip();
    }

    /// Keeps a word under that name instead of a random one: a mark that something has happened.
    public synchronized void put(String name, String value) throws IOException {
        PrivateFiles.write(folder.resolve(name), value);
    }

    /// Forgets the secret.
    public synchronized void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
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
