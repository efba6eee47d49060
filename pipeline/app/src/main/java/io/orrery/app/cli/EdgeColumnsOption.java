package io.orrery.app.cli;

import io.orrery.app.http.TableFile;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--source` and `--destination`: which columns of a table of edges hold their ends.
final class EdgeColumnsOption {
    @Option(
            names = "--source",
            paramLabel = "COL",
            description = "Column with edges' sources. Default for CSV: source, src, from or s.")
    private @Nullable String source;

    @Option(
            names = "--destination",
            paramLabel = "COL",
            description = "Column with edges' destinations. Default for CSV: destination, dst, target, to or d.")
    private @Nullable String destination;

    /// Whether one of them was named, so that the file is a table.
    boolean isNamed() {
        return source != null || destination != null;
    }

    /// @throws CommandFailure when no column was named and the header gives no hint
    String source(TableFile table) throws IOException {
        return column(source, table.guessSource(), table, "--source");
    }

    /// As [#source] for destinations.
    String destination(TableFile table) throws IOException {
        return column(destination, table.guessDestination(), table, "--destination");
    }

    private static String column(@Nullable String named, Optional<String> guessed, TableFile table, String option) {
        if (named != null) {
            return named;
        }
        return guessed.orElseThrow(() -> new CommandFailure(
                "which column of " + table.path().getFileName() + " is meant? Name it with " + option + " COL"));
    }
}
