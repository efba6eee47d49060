package io.orrery.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.normal.NormalEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Cases of a format as a file that people can read. Blocks begin with a line `=== what it is about`; then come
/// `received: …`, `zone: …` and `preamble: …` behind a line `--- given` if they matter, the raw event behind a line
/// `--- event`, and what becomes of it: for each event a line `--- gives` with `dataset`, `time` and all its
/// fields, or a line `--- refused` with reason and position. A tab is written `␉`, a preamble's line end `␊`; a text
/// that reads as a number or a truth value stands in quotes.
public record FormatCases(String about, Circumstances known, String event, String expected) {
    private static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Path FOLDER = Path.of("src", "test", "resources", "formats");

    /// @param file in the folder of cases
    public static List<FormatCases> of(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve(file));
        List<FormatCases> cases = Stream.of(text.split("(?m)^=== ", -1))
                .skip(1)
                .map(FormatCases::one)
                .toList();
        assertThat(cases).as(file).isNotEmpty();
        return cases;
    }

    /// A test of each case of a file.
    public static Stream<DynamicTest> tests(String file, LogFormat format) throws IOException {
        return of(file).stream()
                .map(one -> DynamicTest.dynamicTest(one.about, () -> {
                    assertThat(format.fits(one.raw()))
                            .as("looks like " + format.name())
                            .isTrue();
                    assertThat(told(format.parse(one.raw()))).isEqualTo(one.expected);
                }));
    }

    public RawEvent raw() {
        return RawEvent.of(event.getBytes(StandardCharsets.UTF_8), known);
    }

    private static FormatCases one(String block) {
        List<String> given = new ArrayList<>();
        List<String> event = new ArrayList<>();
        List<List<String>> outcomes = new ArrayList<>();
        List<String> into = given;
        List<String> lines = block.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            switch (line) {
                case "--- given" -> into = given;
                case "--- event" -> into = event;
                case "--- gives", "--- refused" -> {
                    into = new ArrayList<>(List.of(line));
                    outcomes.add(into);
                }
                default -> into.add(line.replace('␉', '\t'));
            }
        }
        String expected = outcomes.stream().map(FormatCases::sorted).collect(Collectors.joining("\n"));
        return new FormatCases(lines.getFirst(), known(given), String.join("\n", event), expected);
    }

    private static Circumstances known(List<String> given) {
        Instant received = RECEIVED;
        ZoneId zone = ZoneOffset.UTC;
        String preamble = "";
        for (String line : given) {
            String value = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("received: ")) {
                received = Instant.parse(value);
            } else if (line.startsWith("zone: ")) {
                zone = ZoneId.of(value);
            } else if (line.startsWith("preamble: ")) {
                preamble = value.replace('␊', '\n');
            }
        }
        return new Circumstances(received.getEpochSecond() * 1_000_000_000L + received.getNano(), zone, preamble);
    }

    private static String sorted(List<String> outcome) {
        List<String> fields = outcome.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
        return outcome.getFirst() + "\n" + String.join("\n", fields);
    }

    /// What became of an event, as the files write it.
    public static String told(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Refused refused -> told(refused);
            case Parsed.Events events ->
                Stream.concat(
                                events.events().stream().map(FormatCases::told),
                                events.refused().stream().map(FormatCases::told))
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String told(Parsed.Refused refused) {
        return "--- refused\nposition: " + refused.position() + "\nreason: " + refused.reason();
    }

    private static String told(NormalEvent event) {
        List<String> lines = new ArrayList<>(List.of("--- gives", "dataset: " + event.dataset()));
        if (event.nanos() != NormalEvent.NO_TIME) {
            long second = 1_000_000_000L;
            lines.add("time: "
                    + Instant.ofEpochSecond(
                            Math.floorDiv(event.nanos(), second), Math.floorMod(event.nanos(), second)));
        }
        for (String name : event.names()) {
            Object value = event.value(name);
            boolean ambiguous = value instanceof String text
                    && (Numbers.of(text) != null || text.equals("true") || text.equals("false"));
            String shown = ambiguous ? "\"" + value + "\"" : String.valueOf(value);
            lines.add(name + ": " + shown.replace("\n", "␊"));
        }
        return sorted(lines);
    }
}
