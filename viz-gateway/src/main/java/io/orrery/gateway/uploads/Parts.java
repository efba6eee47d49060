package io.orrery.gateway.uploads;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of upload URLs as types.
final class Parts {
    private Parts() {}

    /// `graph` is a file that holds edges and nodes; what a graph waits for is edges.
    static TablePart part(String word) {
        return switch (word) {
            case "edges", "graph" -> TablePart.EDGES;
            case "nodes" -> TablePart.NODES;
            default -> throw Refusal.notFound();
        };
    }

    static FileFormat format(String word) {
        return Arrays.stream(FileFormat.values())
                .filter(format -> word(format).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("Format '" + word + "' is not supported; use " + words(false)
                        + " for a table, " + words(true) + " for a whole graph"));
    }

    /// The format of a file that is sent as this part.
    static FileFormat format(String part, String word) {
        FileFormat format = format(word);
        if (format.isGraph() != part.equals("graph")) {
            throw Refusal.malformed(
                    format.isGraph()
                            ? "Format '" + word + "' holds a whole graph; send it to graph/" + word
                            : "Format '" + word + "' holds one table; send it to edges/" + word + " or nodes/" + word);
        }
        return format;
    }

    private static String words(boolean graphs) {
        return Arrays.stream(FileFormat.values())
                .filter(format -> format.isGraph() == graphs)
                .map(Parts::word)
                .collect(Collectors.joining(", "));
    }

    static String word(FileFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
