package io.orrery.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FormatCases;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.log.RowFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Cases lie in `formats/rows/<format>.txt`. Every case must also be recognised as its format among all of them,
/// unless its title says "not recognised".
final class RowFormatsTest {
    static final List<LogFormat> FORMATS = RowFormats.inOrder(new Echo(), new JsonFormat(List.of(new Echo())));
    private static final LogFormats ALL = new LogFormats(FORMATS);

    static List<FormatCases> cases(LogFormat format) throws IOException {
        return FormatCases.of("rows/" + format.name() + ".txt");
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (LogFormat format : FORMATS) {
            for (FormatCases one : cases(format)) {
                tests.add(DynamicTest.dynamicTest(format.name() + ": " + one.about(), () -> check(format, one)));
            }
        }
        return tests.stream();
    }

    private static void check(LogFormat format, FormatCases one) {
        assertThat(FormatCases.told(format.parse(one.raw()))).isEqualTo(one.expected());
        if (!one.about().endsWith("not recognised")) {
            assertThat(ALL.sniff(one.raw()).map(LogFormat::name)).contains(format.name());
        }
    }

    @Test
    void whatAnotherHeaderStandsBeforeIsNoAccessLog() {
        String request = "198.51.100.7 - - [22/Nov/2026:10:15:30 +0000] \"GET / HTTP/1.1\" 200 10";
        assertThat(ALL.sniff(raw(request))).isPresent();
        assertThat(ALL.sniff(raw("<134>Nov 22 10:15:30 web01 nginx: " + request)))
                .isEmpty();
        assertThat(ALL.sniff(raw("Nov 22 10:15:30 web01 nginx: " + request))).isEmpty();
    }

    private static RawEvent raw(String event) {
        return RawEvent.of(event.getBytes(StandardCharsets.UTF_8), new Circumstances(0, ZoneOffset.UTC, ""));
    }
}
