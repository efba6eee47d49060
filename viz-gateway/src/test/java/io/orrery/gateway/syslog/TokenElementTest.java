package io.orrery.gateway.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.access.Secret;
import io.orrery.gateway.sockets.Block;
import io.orrery.gateway.sockets.Escaped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TokenElementTest {
    private static final Path CASES = Path.of("src/test/resources/cases/syslog/tokens.txt");

    @TestFactory
    Stream<DynamicTest> every_written_message_gives_its_token_and_the_rest() throws IOException {
        List<Block> blocks = Block.read(CASES);
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> {
                    TokenElement.Taken taken =
                            TokenElement.take(Escaped.bytes(block.after("> ").getFirst()));
                    assertThat(taken.token().map(Secret::value).stream().toList())
                            .isEqualTo(block.after("token "));
                    assertThat(Escaped.text(taken.message()))
                            .isEqualTo(block.after("< ").getFirst());
                }));
    }
}
