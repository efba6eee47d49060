package io.orrery.ingest.windows;

/// Paths of Windows and of Linux.
final class Paths {
    private Paths() {}

    /// The last part of a path.
    static String name(String path) {
        int last = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return last + 1 < path.length() ? path.substring(last + 1) : path;
    }
}
