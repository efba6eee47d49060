package io.orrery.gateway.uploads;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.util.Arrays;
import java.util.Locale;

/// The words of upload URLs as types.
final class Parts {
    private Parts() {}

    static TablePart part(String word) {
        return switch (word) {
            case "edges" -> TablePart.EDGES;
            case "nodes" -> TablePart.NODES;
            default -> throw Refusal.notFound();
        };
    }

    static FileFormat format(String word) {
        return Arrays.stream(FileFormat.values())
                .filter(format -> word(format).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.malformed("Format '" + word + "' is not supported; use arrow, parquet, csv or json"));
    }

    static String word(FileFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
