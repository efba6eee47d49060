package io.orrery.gateway.relp;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.sockets.Block;
import io.orrery.gateway.sockets.Escaped;
import io.orrery.gateway.sockets.Outcome;
import io.orrery.gateway.sockets.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RelpConversationTest {
    private static final Path CASES = Path.of("src/test/resources/cases/relp/conversations.txt");

    @TestFactory
    Stream<DynamicTest> every_written_conversation_goes_as_written() throws IOException {
        List<Block> blocks = Block.read(CASES);
        assertThat(blocks).hasSizeGreaterThan(15);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> {
                    assertThat(play(block, false)).isEqualTo(block.after("< "));
                    assertThat(play(block, true)).as("byte by byte").isEqualTo(block.after("< "));
                }));
    }

    @Test
    void takes_any_bytes() {
        Random random = new Random(42);
        byte[] alphabet = Escaped.bytes("0123 opensyslog\\n\\r\\0=");
        for (int round = 0; round < 2_000; round++) {
            byte[] stream = new byte[random.nextInt(100)];
            for (int i = 0; i < stream.length; i++) {
                stream[i] = alphabet[random.nextInt(alphabet.length)];
            }
            RelpConversation conversation = new RelpConversation(50);
            List<Step> steps = conversation.take(ByteBuffer.wrap(stream));
            assertThat(steps).noneMatch(Step.Store.class::isInstance);
            assertThat(steps.stream().filter(Step.Close.class::isInstance).count())
                    .isLessThan(2);
        }
    }

    private static List<String> play(Block block, boolean bytewise) {
        int bound = block.after("bound ").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1_000);
        Outcome outcome = block.lines().contains("refused")
                ? new Outcome.Refused("it is a test")
                : block.lines().contains("unwritten") ? new Outcome.Unwritten() : new Outcome.Stored();
        RelpConversation conversation = new RelpConversation(bound);
        List<String> said = new ArrayList<>();
        for (String line : block.after("> ")) {
            byte[] bytes = Escaped.bytes(line);
            int size = bytewise ? 1 : bytes.length;
            for (int at = 0; at < bytes.length; at += size) {
                for (Step step : conversation.take(ByteBuffer.wrap(bytes, at, size))) {
                    said.addAll(describe(conversation, step, outcome));
                }
            }
        }
        return said;
    }

    private static List<String> describe(RelpConversation conversation, Step step, Outcome outcome) {
        return switch (step) {
            case Step.Answer answer -> List.of("say " + Escaped.text(answer.bytes()));
            case Step.Close close -> List.of("close " + Escaped.text(close.bytes()));
            case Step.Store store -> {
                List<String> lines = new ArrayList<>();
                lines.add("store " + (store.truncated() ? "truncated " : "") + Escaped.text(store.message())
                        + (store.token().isPresent() ? " (token)" : ""));
                byte[] answer = conversation.answer(store, outcome);
                if (answer.length > 0) {
                    lines.add("say " + Escaped.text(answer));
                }
                yield lines;
            }
        };
    }
}
