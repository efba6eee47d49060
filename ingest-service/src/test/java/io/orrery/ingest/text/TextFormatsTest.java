package io.orrery.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.cef.CefFormat;
import io.orrery.ingest.cef.LeefFormat;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.linux.AuditFormat;
import io.orrery.ingest.log.FormatCases;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.syslog.SyslogFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Cases lie in `formats/text`.
final class TextFormatsTest {
    private static final LogFormats ALL = Formats.logs();
    private static final Map<String, LogFormat> FILES = Map.of(
            "text/syslog.txt", new SyslogFormat(ALL::parse),
            "text/logons.txt", new SyslogFormat(ALL::parse),
            "text/cef.txt", new CefFormat(),
            "text/leef.txt", new LeefFormat(),
            "text/audit.txt", new AuditFormat(),
            "text/keyvalue.txt", new KeyValueFormat());

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, LogFormat> file : FILES.entrySet()) {
            FormatCases.tests(file.getKey(), file.getValue()).forEach(tests::add);
        }
        return tests.stream();
    }

    @Test
    void everyCaseIsRecognisedAmongAllFormats() throws IOException {
        for (Map.Entry<String, LogFormat> file : FILES.entrySet()) {
            for (FormatCases one : FormatCases.of(file.getKey())) {
                assertThat(ALL.sniff(one.raw()).orElseThrow().name())
                        .as(one.about())
                        .isEqualTo(file.getValue().name());
            }
        }
    }

    @Test
    void whateverBytesComeThereIsAnOutcome() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (Map.Entry<String, LogFormat> file : FILES.entrySet()) {
            for (FormatCases one : FormatCases.of(file.getKey())) {
                RawEvent raw = one.raw();
                byte[] bytes = Arrays.copyOfRange(raw.bytes(), raw.from(), raw.to());
                for (int i = 0; i < 400; i++) {
                    byte[] broken = Arrays.copyOf(bytes, i < bytes.length ? i : bytes.length);
                    for (int k = 0; i >= bytes.length / 2 && k < 4 && broken.length > 0; k++) {
                        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                    }
                    RawEvent event = RawEvent.of(broken, raw.known());
                    assertThat(file.getValue().parse(event)).isNotNull();
                    assertThat(ALL.parse(event)).isNotNull();
                }
            }
        }
    }
}
