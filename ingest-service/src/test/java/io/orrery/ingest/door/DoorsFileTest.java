package io.orrery.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.ingest.entity.RuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoorsFileTest {
    static Stream<String> wrong() throws IOException {
        return Stream.of(
                Files.readString(Path.of("src/test/resources/doors/wrong.txt")).split("---\n"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsSaidWithItsPlace(String one) {
        String[] parts = one.split("\n", 2);

        assertThatThrownBy(() -> DoorsFile.read("doors.yaml", parts[1]))
                .isInstanceOf(RuleException.class)
                .hasMessage("doors.yaml, " + parts[0]);
    }

    @Test
    void sectionsOfOthersAreNoneOfOurs() throws RuleException {
        DoorsFile doors = DoorsFile.read("doors.yaml", """
                listen:
                  - {protocol: relp, port: 2514, whatever: [1]}
                kafka:
                  - {feed: admin/siem, bootstrap: "a:1, b:2", topics: "logs\\\\..*", from: latest}
                folders:
                  - {name: zeek, feed: Ada.B/files, path: /var/log/../log/zeek}
                """);

        assertThat(doors.kafka()).singleElement().satisfies(door -> {
            assertThat(door.name()).isEqualTo("admin-siem");
            assertThat(door.fromLatest()).isTrue();
            assertThat(door.topics().matcher("logs.zeek").matches()).isTrue();
            assertThat(door.properties()).isEmpty();
        });
        assertThat(doors.folders())
                .containsExactly(new FolderDoorConfig("zeek", "Ada.B/files", Path.of("/var/log/zeek"), "*", false));
    }
}
