package io.orrery.ingest.folder;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watched folder as the file system shows it. Links are not followed anywhere below it: each step down is
/// made from the open folder above, so that nobody can put a link in between.
final class FolderTree {
    private static final Logger LOG = LoggerFactory.getLogger(FolderTree.class);

    /// Further files are left out, and an error is logged.
    static final int MAX_FILES = 10_000;

    private static final int MAX_DEPTH = 16;
    private static final Set<LinkOption> NO_LINKS = Set.of(LinkOption.NOFOLLOW_LINKS);

    private final Path root;
    private final PathMatcher include;
    private final boolean byPath;

    /// @param include a glob of names, or of paths below the folder when it has a `/`
    FolderTree(Path root, String include) {
        this.root = root;
        this.include = FileSystems.getDefault().getPathMatcher("glob:" + include);
        this.byPath = include.contains("/");
    }

    /// What one look finds.
    ///
    /// @param folders those that were looked into, below the root
    record Found(List<Seen> files, List<Path> folders) {}

    /// @throws NoSuchFileException when there is no such folder
    Found look() throws IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            walk(secure(stream), Path.of(""), 0, found);
        }
        if (found.files.size() >= MAX_FILES) {
            LOG.error("{} has more than {} matching files, the others are not read", root, MAX_FILES);
        }
        return found;
    }

    private void walk(SecureDirectoryStream<Path> folder, Path below, int depth, Found found) throws IOException {
        found.folders.add(root.resolve(below));
        List<Path> folders = new ArrayList<>();
        for (Path entry : folder) {
            Path name = entry.getFileName();
            if (found.files.size() >= MAX_FILES) {
                return;
            }
            try {
                BasicFileAttributes attributes = folder.getFileAttributeView(
                                name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes();
                if (attributes.isDirectory() && depth < MAX_DEPTH) {
                    folders.add(name);
                } else if (attributes.isRegularFile() && isWanted(below.resolve(name))) {
                    found.files.add(seen(below.resolve(name), attributes));
                }
            } catch (NoSuchFileException _) {
                // renamed or deleted between the list and the look
            }
        }
        for (Path name : folders) {
            try (SecureDirectoryStream<Path> child = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                walk(child, below.resolve(name), depth + 1, found);
            } catch (IOException closed) {
                LOG.warn("{} cannot be looked into: {}", root.resolve(below).resolve(name), closed.toString());
            }
        }
    }

    private boolean isWanted(Path below) {
        return include.matches(byPath ? below : below.getFileName());
    }

    private static Seen seen(Path path, BasicFileAttributes attributes) {
        return new Seen(
                path.toString(),
                String.valueOf(attributes.fileKey()),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    /// Opens a file that a look found, for reading.
    ///
    /// @throws NoSuchFileException when another one lies there now
    SeekableByteChannel open(Seen file) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            return open(secure(stream), Path.of(file.path()), file);
        }
    }

    private static SeekableByteChannel open(SecureDirectoryStream<Path> folder, Path below, Seen file)
            throws IOException {
        if (below.getNameCount() == 1) {
            Set<OpenOption> reading = new HashSet<>(NO_LINKS);
            reading.add(StandardOpenOption.READ);
            SeekableByteChannel channel = folder.newByteChannel(below, reading);
            Object key = folder.getFileAttributeView(below, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes()
                    .fileKey();
            if (!file.fileKey().equals(String.valueOf(key))) {
                channel.close();
                throw new NoSuchFileException(file.path());
            }
            return channel;
        }
        try (SecureDirectoryStream<Path> child =
                folder.newDirectoryStream(below.getName(0), LinkOption.NOFOLLOW_LINKS)) {
            return open(child, below.subpath(1, below.getNameCount()), file);
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new IOException("this file system cannot open files below an open folder");
    }
}
