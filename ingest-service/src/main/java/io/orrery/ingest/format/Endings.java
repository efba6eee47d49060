package io.orrery.ingest.format;

import io.orrery.topics.model.FileFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What files of each format are called.
public final class Endings {
    private static final Set<String> PACKED = Set.of("gz", "zst", "zstd", "bz2", "xz", "zip");

    private Endings() {}

    /// Endings without the point, the usual one first.
    public static List<String> of(FileFormat format) {
        return switch (format) {
            case ARROW -> List.of("arrow", "feather", "ipc", "arrow_file", "stream");
            case CSV -> List.of("csv", "tsv", "txt", "tab");
            case JSON -> List.of("json", "ndjson", "jsonl");
            case PARQUET -> List.of("parquet", "pq");
            case XLSX -> List.of("xlsx", "xlsm");
            case EDGE_LIST -> List.of("edges", "edgelist", "el", "e", "txt", "csv", "tsv");
            case MATRIX_MARKET -> List.of("mtx");
            case METIS -> List.of("graph", "metis");
            case GRAPHML -> List.of("graphml", "xml");
            case GEXF -> List.of("gexf");
            case GML -> List.of("gml");
            case PAJEK -> List.of("net", "paj");
            case DOT -> List.of("dot", "gv");
            case GRAPHSON -> List.of("graphson", "json");
        };
    }

    /// Whether a file with this name may be of the format; what it is packed in does not count.
    public static boolean fit(String name, FileFormat format) {
        return of(format).contains(ending(name));
    }

    /// The graph format that a name speaks of alone; empty when the name fits others as well.
    public static Optional<FileFormat> graphFormat(String name) {
        String ending = ending(name);
        for (FileFormat format : FileFormat.values()) {
            boolean others =
                    of(FileFormat.CSV).contains(ending) || of(FileFormat.JSON).contains(ending);
            if (format.isGraph() && !others && of(format).contains(ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// In lower case, before the endings of compression.
    public static String ending(String name) {
        String rest = name.toLowerCase(Locale.ROOT);
        String ending = last(rest);
        while (PACKED.contains(ending) && rest.length() > ending.length() + 1) {
            rest = rest.substring(0, rest.length() - ending.length() - 1);
            ending = last(rest);
        }
        return ending;
    }

    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    }
}
