package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Answers;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Says whether a line is one JSON object. Looks at its form only; what it means is ingest's to say. Pure.
final class EventCheck {
    private EventCheck() {}

    /// Why the line is refused; empty when it is fine.
    static Optional<String> problem(byte[] line) {
        try (JsonParser parser = Answers.JSON.tokenStreamFactory().createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("not a JSON object");
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of("more than one JSON value, at byte "
                            + parser.currentTokenLocation().getByteOffset());
        } catch (JacksonException e) {
            return Optional.of("not valid JSON"
                    + (e.getLocation() == null
                            ? ""
                            : ", at byte " + e.getLocation().getByteOffset()));
        }
    }
}
