package io.orrery.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The checkout that the build runs in.
public final class Checkout {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "dist", "data");

    private Checkout() {}

    public static Path root() {
        return Path.of(System.getProperty("orrery.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    /// Every file of ours whose name ends in one of `endings`, sorted.
    static List<Path> files(String... endings) {
        return walk(root())
                .filter(path -> Stream.of(endings).anyMatch(path.getFileName().toString()::endsWith))
                .sorted()
                .toList();
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> all = children.toList();
            return all.stream().flatMap(child -> {
                if (!Files.isDirectory(child)) {
                    return Stream.of(child);
                }
                boolean ours = !NOT_OURS.contains(child.getFileName().toString());
                return ours ? walk(child) : Stream.of();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
