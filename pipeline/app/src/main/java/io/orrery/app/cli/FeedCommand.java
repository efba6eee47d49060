package io.orrery.app.cli;

import io.orrery.app.demo.Demo;
import io.orrery.app.demo.scenario.Scenario;
import io.orrery.app.http.Api;
import io.orrery.app.http.Events;
import io.orrery.app.http.FeedSender;
import io.orrery.app.http.FeedTally;
import io.orrery.app.http.Feeds;
import io.orrery.app.http.LineReader;
import io.orrery.app.http.PacedEvents;
import io.orrery.app.http.Preamble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Sends events to a feed.
@Command(
        name = "feed",
        description =
                "Sends events in any known format from a file, standard input (-) or the demo's scenario to a feed.",
        mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {
    /// Without a limit of its own a feed is as fast as the server takes it.
    private static final double UNLIMITED = 1_000_000;

    private static final Pattern FACTOR = Pattern.compile("[x×]?([0-9]{1,7}(?:\\.[0-9]{1,7})?)");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Events, one a line as a rule; .gz is unpacked; - for standard input.")
    private @Nullable String file;

    @Option(names = "--name", paramLabel = "X", required = true, description = "The feed's name.")
    private String name = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events per second. Default: as fast as it goes; 100 for --scenario.")
    private @Nullable Double rate;

    @Option(
            names = "--by-event-time",
            paramLabel = "xS",
            description = "As far apart as the events' own times are, S times as fast (x1: as it was). A pause of more "
                    + "than a minute is cut to one.")
    private @Nullable String byEventTime;

    @Option(names = "--seconds", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Integer seconds;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "Which fields of JSON events are which entities and relations (JSON). Default: by format and rules.")
    private @Nullable Path mapping;

    @Option(
            names = "--window",
            paramLabel = "S",
            defaultValue = "86400",
            description =
                    "Seconds, by the events' own time, that an edge of a new feed stays; 0 for ever. Default: ${DEFAULT-VALUE}.")
    private int window;

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Option(names = "--scenario", description = "Send the demo's scenario instead of a file, in its mapping.")
    private boolean scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the scenario. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (scenario == (file != null)) {
            throw new CommandFailure("name either a FILE (or -) or --scenario");
        }
        if (byEventTime != null && (scenario || rate != null)) {
            throw new CommandFailure("--by-event-time goes with neither --rate nor --scenario");
        }
        double perSecond = rate != null ? rate : scenario ? 100 : UNLIMITED;
        if (!(perSecond > 0 && perSecond <= UNLIMITED)) {
            throw new CommandFailure("--rate must be above 0 and at most 1,000,000");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = ServerDoor.api(data.folder());
                BufferedReader reader = file == null ? new BufferedReader(Reader.nullReader()) : open(file)) {
            String graph = graph(api);
            out.println(api.page(graph));
            out.flush();
            Preamble preamble = preamble(api);
            FeedSender sender = new FeedSender(api, name, preamble);
            Duration limit = seconds == null ? Duration.ofDays(365) : Duration.ofSeconds(seconds);
            LineReader lines = new LineReader(reader);
            Events events = scenario
                    ? scenario(perSecond)
                    : byEventTime == null ? lines : paced(lines, byEventTime, preamble.fresh());
            Ticker ticker = new Ticker(out, sender.tally());
            try {
                sender.send(events, perSecond, limit);
            } finally {
                ticker.close();
            }
            lines.check();
            if (events instanceof PacedEvents paced && !paced.isTimed()) {
                out.println("No event has a time that could be read: all were sent as fast as it goes.");
            }
            FeedTally tally = sender.tally();
            out.println(tally);
            return tally.rejected() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private String graph(Api api) throws IOException {
        Optional<String> existing = Feeds.graph(api, name);
        if (existing.isPresent()) {
            return existing.get();
        }
        if (mapping == null && !scenario) {
            return Feeds.create(api, name, reading.reading(), window);
        }
        return Feeds.create(api, name, mapping == null ? Demo.mapping() : readMapping(mapping), window);
    }

    private Preamble preamble(Api api) throws IOException {
        if (file == null || !Feeds.takesAnything(api, name)) {
            return Preamble.none();
        }
        return file.endsWith(".csv") || file.endsWith(".csv.gz") ? Preamble.ofHeader() : Preamble.ofComments();
    }

    private PacedEvents paced(Events lines, String factor, Preamble preamble) throws IOException {
        LineTimes times = new LineTimes(reading.reader(), preamble, () -> System.currentTimeMillis() * 1_000);
        return new PacedEvents(lines, times, speed(factor), System::nanoTime);
    }

    /// @param factor a number, which may stand behind an x or a ×
    private static double speed(String factor) {
        Matcher matcher = FACTOR.matcher(factor);
        double speed = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (!(speed > 0)) {
            throw new CommandFailure("--by-event-time must be a number above 0, like x10, but is '" + factor + "'");
        }
        return speed;
    }

    private static JsonNode readMapping(Path file) throws IOException {
        try {
            return Api.JSON.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new CommandFailure(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Events scenario(double perSecond) {
        Scenario events = new Scenario(seed, System.currentTimeMillis(), perSecond);
        return Events.endless(() -> events.next().line());
    }

    private static BufferedReader open(String file) throws IOException {
        if (file.equals("-")) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new CommandFailure("there is no readable file " + file);
        }
        InputStream in = Files.newInputStream(Path.of(file));
        return new BufferedReader(
                new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
