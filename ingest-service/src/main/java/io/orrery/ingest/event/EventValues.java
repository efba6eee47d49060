package io.orrery.ingest.event;

import io.orrery.ingest.json.JsonCells;
import io.orrery.ingest.table.CellText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// JSON values of events as text.
final class EventValues {
    private EventValues() {}

    /// The value that the parser stands on, as text; null for `null`. The parser is left on its last token.
    static @Nullable String text(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isScalarValue()) {
            return JsonCells.scalar(parser);
        }
        String json = JsonCells.nested(parser);
        return token == JsonToken.START_ARRAY ? single(json) : json;
    }

    /// `["a"]` is `a`, `[3]` is `3`, `[]` is nothing; other lists stay as they are.
    private static @Nullable String single(String json) {
        if (json.equals("[]")) {
            return null;
        }
        if (json.indexOf(',') >= 0 || json.startsWith("[[") || json.startsWith("[{")) {
            return json;
        }
        String inner = json.substring(1, json.length() - 1);
        boolean plainText = inner.startsWith("\"") && inner.indexOf('\\') < 0;
        if (plainText) {
            return inner.substring(1, inner.length() - 1);
        }
        return inner.startsWith("\"") ? json : inner.equals("null") ? null : inner;
    }

    /// A number, written as one or as text; null when it is none.
    static @Nullable Double number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean fits = CellText.isInteger(bytes, 0, bytes.length) || CellText.isDecimal(bytes, 0, bytes.length);
        return fits ? (Double) CellText.decimal(bytes, 0, bytes.length) : null;
    }
}
