package io.orrery.app.cli;

import io.orrery.ingest.entity.RuleException;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.ingest.format.Formats;
import io.orrery.topics.model.FeedReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How events are understood.
final class ReadingOption {
    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = FeedReading.ANY,
            description = "Format of the events. Default: looks at each.")
    private String format = FeedReading.ANY;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            defaultValue = "UTC",
            description = "Time zone of times that name none, like Europe/Berlin. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of your own for making entities of events (YAML), read before everybody's.")
    private @Nullable Path rules;

    @Option(
            names = "--keep",
            paramLabel = "RELATION",
            split = ",",
            description = "Noisy relations to keep, like loaded or windows.sysmon/loaded.")
    private List<String> keep = List.of();

    FeedReading reading() throws IOException {
        return new FeedReading(format, "", zone, rules == null ? "" : text(rules), keep);
    }

    /// What reads events as the server does.
    RuledEvents reader() throws IOException {
        try {
            return new FeedReaders(Formats.logs()).of(reading());
        } catch (RuleException | IllegalArgumentException wrong) {
            throw new CommandFailure(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailure("there is no readable file " + file);
        }
        return Files.readString(file);
    }
}
