package io.orrery.ingest.json;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.io.InputStream;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The one way in which outside JSON is opened: with bounds, and with errors that name the byte.
public final class JsonParsers {
    /// Deepest nesting of arrays and objects.
    public static final int MAX_DEPTH = 64;
    /// Longest number, in characters.
    public static final int MAX_NUMBER_LENGTH = 400;
    /// Longest name of a field, in characters.
    public static final int MAX_NAME_LENGTH = 1_000;
    /// Longest string, in characters: what still fits a batch.
    public static final int MAX_STRING_LENGTH = 900_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonParsers() {}

    public static JsonParser open(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    public static JsonParser open(byte[] bytes, int start, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, length);
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    /// What the parser met, as a refusal that names the byte; `before` bytes precede what the parser was given.
    public static RefusedException refusal(JacksonException e, JsonParser parser, long before) {
        long at = offset(e, parser);
        Position position = Position.atByte(at < 0 ? -1 : before + at);
        String why = reason(e);
        return switch (e) {
            case StreamConstraintsException _ ->
                RefusedException.tooBig(
                        "its JSON passes a bound: " + why,
                        MAX_DEPTH,
                        "levels of nesting, " + MAX_STRING_LENGTH + " characters a string, " + MAX_NUMBER_LENGTH
                                + " a number, " + MAX_NAME_LENGTH + " a name",
                        position);
            case UnexpectedEndOfInputException _ ->
                RefusedException.truncated("JSON", "the JSON ends too early", position);
            default -> RefusedException.malformed("JSON", why, position);
        };
    }

    private static long offset(JacksonException e, JsonParser parser) {
        if (e.getLocation() != null && e.getLocation().getByteOffset() >= 0) {
            return e.getLocation().getByteOffset();
        }
        return parser.currentLocation().getByteOffset();
    }

    /// The first sentence of the parser's message, without the location that we give ourselves.
    static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        if (message == null) {
            return "unreadable";
        }
        String line = message.lines().findFirst().orElse("unreadable");
        int aside = line.indexOf(" (");
        String plain = aside > 0 ? line.substring(0, aside) : line;
        String first = plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
        return Refusal.shown(first);
    }
}
