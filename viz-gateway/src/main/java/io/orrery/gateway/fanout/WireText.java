package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.gateway.fanout.core.ServerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text messages of the viewer protocol, JSON to model and back. Never throws on what a client sends. Thread-safe.
final class WireText {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .build();

    private WireText() {}

    static ClientMessage parse(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException e) {
            return new ClientMessage.Malformed("a text message must be JSON");
        }
        if (!message.isObject()) {
            return new ClientMessage.Malformed("a text message must be a JSON object");
        }
        String type = message.path("t").asString("");
        return switch (type) {
            case "hello" -> hello(message);
            case "credit" -> {
                long bytes = whole(message, "bytes");
                yield bytes > 0
                        ? new ClientMessage.Credit(bytes)
                        : new ClientMessage.Malformed("credit needs a positive whole number 'bytes'");
            }
            case "frame" -> new ClientMessage.Frame();
            case "ping" -> {
                long id = whole(message, "id");
                yield id >= 0
                        ? new ClientMessage.Ping(id)
                        : new ClientMessage.Malformed("ping needs a whole number 'id' from 0 on");
            }
            case "command" -> CommandText.parse(message.path("command"));
            default -> new ClientMessage.Malformed("field 't' must be hello, credit, frame, command or ping");
        };
    }

    private static ClientMessage hello(JsonNode message) {
        long credit = whole(message, "credit");
        if (credit < 1) {
            return new ClientMessage.Malformed("hello needs a positive whole number 'credit'");
        }
        JsonNode resume = message.path("resume");
        if (resume.isMissingNode() || resume.isNull()) {
            return new ClientMessage.Hello(null, credit);
        }
        long epoch = whole(resume, "epoch");
        long seq = whole(resume, "seq");
        if (epoch < 0 || epoch > Integer.MAX_VALUE || seq < 0) {
            return new ClientMessage.Malformed("resume needs whole numbers 'epoch' and 'seq' from 0 on");
        }
        return new ClientMessage.Hello(new ClientMessage.Resume((int) epoch, seq), credit);
    }

    /// -1 when the field is absent or not a whole number.
    private static long whole(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
    }

    static String write(ServerMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                fields.put("t", "welcome");
                fields.put("epoch", welcome.epoch());
                fields.put("seq", welcome.seq());
                fields.put("nodes", welcome.nodes());
                fields.put("edges", welcome.edges());
                fields.put("resumed", welcome.resumed());
                fields.put("snapshotFrames", welcome.snapshotFrames());
                fields.put("serverMicros", welcome.serverMicros());
                fields.put("graph", welcome.graph());
            }
            case ServerMessage.Status status -> {
                fields.put("t", "status");
                fields.put("graph", status.graph());
            }
            case ServerMessage.Pong pong -> {
                fields.put("t", "pong");
                fields.put("id", pong.id());
                fields.put("serverMicros", pong.serverMicros());
            }
            case ServerMessage.Lost lost -> {
                fields.put("t", "lost");
                fields.put("reason", lost.reason());
            }
            case ServerMessage.Deleted ignored -> fields.put("t", "deleted");
            case ServerMessage.Problem error -> {
                fields.put("t", "error");
                fields.put("code", error.code());
                fields.put("message", error.message());
            }
        }
        return JSON.writeValueAsString(fields);
    }
}
