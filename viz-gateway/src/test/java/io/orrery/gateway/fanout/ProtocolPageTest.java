package io.orrery.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.fanout.core.ServerMessage;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page that others implement says what the gateway speaks: its examples are read here.
class ProtocolPageTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final String page = read();

    @Test
    void every_message_of_a_client_is_understood() {
        List<String> examples = examples("json client");

        assertThat(examples).hasSizeGreaterThan(9);
        assertThat(examples)
                .allSatisfy(example -> assertThat(WireText.parse(example))
                        .isNotInstanceOf(ClientMessage.Malformed.class)
                        .isNotInstanceOf(ClientMessage.Refused.class));
        assertThat(WireText.parse("{\"t\":\"frames\"}")).as("control").isInstanceOf(ClientMessage.Malformed.class);
    }

    @Test
    void every_message_of_the_gateway_is_shown_with_all_its_fields() {
        Map<String, JsonNode> shown = examples("json server").stream()
                .map(JSON::readTree)
                .collect(Collectors.toMap(message -> message.path("t").asString(), Function.identity()));
        List<JsonNode> spoken = Stream.of(
                        new ServerMessage.Welcome(1, 1, 1, 1, false, 0, 0, Map.of()),
                        new ServerMessage.Status(Map.of()),
                        new ServerMessage.Pong(1, 1),
                        new ServerMessage.Lost(""),
                        new ServerMessage.Deleted(),
                        new ServerMessage.Problem("", ""))
                .map(WireText::write)
                .map(JSON::readTree)
                .toList();

        assertThat(shown).hasSameSizeAs(spoken);
        for (JsonNode message : spoken) {
            JsonNode example = shown.get(message.path("t").asString());
            assertThat(example).isNotNull();
            assertThat(example.propertyNames()).isEqualTo(message.propertyNames());
        }
    }

    @Test
    void the_frame_shown_byte_by_byte_is_what_the_codec_writes() {
        long received = Instant.parse("2026-11-22T16:00:00Z").toEpochMilli() * 1_000;
        FrameHeader header = new FrameHeader(FrameKind.NODES_REMOVED, 0, 3, 0, 1, 42, received);

        assertThat(String.join("\n", examples("hex")))
                .isEqualTo(dump(GraphFrames.encodeRemoved(header, new int[] {7, 9})));
    }

    @Test
    void every_close_code_and_every_kind_is_in_a_table() {
        for (CloseReason reason : CloseReason.values()) {
            assertThat(page).contains("| " + reason.code() + " |");
        }
        for (FrameKind kind : FrameKind.values()) {
            if (!kind.serverOnly()) {
                assertThat(page).contains("| " + kind.code() + " | " + kind.name() + " |");
            }
        }
    }

    private List<String> examples(String language) {
        List<String> lines = new ArrayList<>();
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(page);
        while (block.find()) {
            lines.addAll(block.group(1).lines().toList());
        }
        return lines;
    }

    private static String dump(byte[] bytes) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 16) {
            lines.add(hex.formatHex(bytes, at, Math.min(bytes.length, at + 16)));
        }
        return String.join("\n", lines);
    }

    private static String read() {
        try {
            return Files.readString(Path.of(System.getProperty("orrery.root", ".."), "pipeline/docs/wire-protocol.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
