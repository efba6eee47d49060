package io.orrery.gateway.http;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a request's JSON body whatever its method and content type: clients send a body with GET and leave the type
/// out. Bounded: a body above the limit is refused with 413 before it is held.
public final class JsonBody {
    /// Metadata of a dataset may list thousands of categories; nothing sane is larger.
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private JsonBody() {}

    /// The body as an object; an empty body reads as an empty object.
    public static Mono<ObjectNode> object(ServerRequest request) {
        return bytes(request, MAX_BYTES).map(JsonBody::parse);
    }

    /// The whole body, empty array when there is none.
    public static Mono<byte[]> bytes(ServerRequest request, int maxBytes) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), maxBytes)
                .map(JsonBody::take)
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> Refusal.of(
                                HttpStatus.CONTENT_TOO_LARGE, "Request body is larger than " + maxBytes + " bytes"))
                .defaultIfEmpty(new byte[0]);
    }

    /// A required text field.
    public static String text(ObjectNode body, String field) {
        String value = text(body, field, "");
        if (value.isBlank()) {
            throw Refusal.malformed("Field '" + field + "' is required and must be text");
        }
        return value;
    }

    /// An optional text field; `fallback` when absent, null or of another type.
    public static String text(ObjectNode body, String field, String fallback) {
        JsonNode value = body.get(field);
        return value != null && value.isString() ? value.stringValue() : fallback;
    }

    private static byte[] take(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static ObjectNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return Answers.JSON.createObjectNode();
        }
        try {
            JsonNode node = Answers.JSON.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.malformed("Request body must be a JSON object");
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw Refusal.malformed("Request body is not valid JSON"
                    + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr()));
        }
    }
}
