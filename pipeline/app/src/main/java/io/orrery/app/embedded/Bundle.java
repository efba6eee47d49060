package io.orrery.app.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.orrery.stage.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Server programs that lie as resources in jars, unpacked once into a folder named after their content, so that an
/// update never runs half of the old one.
final class Bundle {
    private static final int DIGEST_CHARACTERS = 12;

    private Bundle() {}

    /// Unpacks `resource` (tar.xz) below `home` unless that has been done, and returns the folder.
    static Path archive(String resource, Path home) throws IOException {
        Path target = home.resolve("program-" + digest(resource));
        if (!Files.isDirectory(target)) {
            Path unfinished = home.resolve("program.new");
            Folders.delete(unfinished);
            Files.createDirectories(unfinished);
            try (InputStream in = open(resource);
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
            Files.move(unfinished, target, ATOMIC_MOVE);
        }
        return target;
    }

    /// Copies `resource` (one program) below `home` unless that has been done, and returns the executable file.
    static Path program(String resource, Path home) throws IOException {
        Path target = home.resolve("program-" + digest(resource));
        if (!Files.isExecutable(target)) {
            Path unfinished = home.resolve("program.new");
            Files.deleteIfExists(unfinished);
            try (InputStream in = open(resource)) {
                Files.copy(in, unfinished);
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, target, ATOMIC_MOVE);
        }
        return target;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = Objects.requireNonNullElse(path.getParent(), root);
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Path linked = parent.resolve(entry.getLinkName()).normalize();
            if (!linked.startsWith(root)) {
                throw new IOException("archive link leaves its folder: " + entry.getName());
            }
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String digest(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Bundle.class.getResourceAsStream(resource);
        if (in == null) {
            throw new EmbeddedServerException(String.format(
                    Locale.ROOT,
                    "there is no embedded server for %s %s (%s): set the server's URL instead",
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    resource));
        }
        return in;
    }
}
