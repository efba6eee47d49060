package io.orrery.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.orrery.ingest.document.PlainJson;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.windows.WindowsXml;
import io.orrery.topics.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonFamiliesTest {
    private static final List<String> FILES = List.of(
            "json/cloud.txt",
            "json/documents.txt",
            "json/flows.txt",
            "json/suricata.txt",
            "json/windows-security.txt",
            "json/windows-shapes.txt",
            "json/windows-sysmon.txt",
            "json/zeek.txt");
    private static final List<FormatCases> CASES = cases();
    private static final Circumstances KNOWN =
            new Circumstances(1_795_342_600_000_000_000L, ZoneId.of("America/New_York"), "");
    private static final JsonFormat JSON = new JsonFormat(JsonFamilies.inOrder(JsonFamiliesTest::parse));
    private static final LogFormats FORMATS = new LogFormats(List.of(new WindowsXml(), JSON, new Line()));

    private static List<FormatCases> cases() {
        List<FormatCases> cases = new ArrayList<>();
        for (String file : FILES) {
            try {
                cases.addAll(FormatCases.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return cases;
    }

    /// Whatever an event looks like.
    private static final class Any implements LogFormat {
        @Override
        public String name() {
            return "any";
        }

        @Override
        public boolean fits(RawEvent raw) {
            return true;
        }

        @Override
        public Parsed parse(RawEvent raw) {
            return JsonFamiliesTest.parse(raw);
        }
    }

    /// Stands for the formats of text.
    private static final class Line implements LogFormat {
        @Override
        public String name() {
            return "line";
        }

        @Override
        public boolean fits(RawEvent raw) {
            return raw.at(0) == '<' && raw.at(1) >= '0' && raw.at(1) <= '9';
        }

        @Override
        public Parsed parse(RawEvent raw) {
            return Parsed.Events.of(
                    NormalEvent.of("line").put("message", raw.text()).build());
        }
    }

    private static Parsed parse(RawEvent raw) {
        return FORMATS.parse(raw);
    }

    private static Parsed parse(byte[] bytes) {
        return parse(RawEvent.of(bytes, KNOWN));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsEventsOrItsRefusal() throws IOException {
        assertThat(CASES).hasSizeGreaterThan(100);
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : FILES) {
            FormatCases.tests(file, new Any()).forEach(tests::add);
        }
        return tests.stream();
    }

    /// The same, as some collectors write files.
    @TestFactory
    Stream<DynamicTest> everyCaseOfXmlReadsAlikeInUtf16() {
        return CASES.stream()
                .filter(one -> one.event().startsWith("<") && one.expected().startsWith("--- gives"))
                .flatMap(one -> Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .map(charset -> DynamicTest.dynamicTest(one.about() + " in " + charset, () -> {
                            byte[] marked = ('\uFEFF' + one.event()).getBytes(charset);
                            assertThat(FormatCases.told(parse(RawEvent.of(marked, one.known()))))
                                    .isEqualTo(one.expected());
                        })));
    }

    private static String said(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Events some -> some.events() + " " + some.refused();
            case Parsed.Refused refused -> refused.toString();
        };
    }

    @Test
    void noBytesMakeAFamilyThrow() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (FormatCases one : CASES) {
            byte[] event = one.event().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                byte[] mutated = i % 3 == 0
                        ? Arrays.copyOf(event, random.nextInt(event.length))
                        : i % 3 == 1 ? event.clone() : swapped(one.event(), random);
                for (int k = 0; i % 3 == 1 && k < 3; k++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                assertOutcome(mutated);
            }
        }
    }

    @Test
    void noRandomBytesAreAnEventOrAnException() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (i % 2 == 0 ? '{' : '<');
            assertOutcome(bytes);
        }
    }

    /// Puts the value of another field, of another type, in the place of one.
    private static byte[] swapped(String input, RandomGenerator random) {
        String[] odd = {
            "7", "-1e300", "true", "null", "[]", "{}", "[[[1]]]", "[{\"a\":[{\"b\":1}]}]", "\"\"", "\"\\u0000\""
        };
        StringBuilder text = new StringBuilder(input);
        int colon = input.indexOf("\":\"", random.nextInt(input.length()));
        int end = colon < 0 ? -1 : input.indexOf('"', colon + 3);
        if (end > 0) {
            text.replace(colon + 2, end + 1, odd[random.nextInt(odd.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertOutcome(byte[] bytes) {
        try {
            Parsed parsed = parse(bytes);
            assertThat(said(parsed)).isNotEmpty();
            if (parsed instanceof Parsed.Refused refused) {
                assertThat(refused.reason()).isNotEqualTo(Reason.INTERNAL);
                assertThat(refused.detail()).isNotBlank();
                assertThat(refused.position()).matches("(byte|character|field) .+");
            }
        } catch (RuntimeException e) {
            fail("event " + new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
    }

    @Test
    void familiesHaveNamesOfTheirOwnAndTheLastOneTakesEverything() {
        List<JsonFamily> families = JsonFamilies.inOrder(JsonFamiliesTest::parse);
        assertThat(families.stream().map(JsonFamily::name)).doesNotHaveDuplicates();
        assertThat(families.getLast()).isInstanceOf(PlainJson.class);
    }

    @Test
    void anEventAsLargeAsMayComeIsReadInGoodTime() {
        StringBuilder list = new StringBuilder(
                        "{\"event_type\":\"dns\",\"timestamp\":\"2026-11-22T10:15:30Z\",\"src_ip\":\"10.0.0.1\",")
                .append("\"dns\":{\"answers\":[");
        for (int i = 0; i < 20_000; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"rdata\":\"10.0.")
                    .append(i)
                    .append("\"}");
        }
        byte[] event = list.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
        Parsed.Events read = (Parsed.Events) parse(event);
        assertThat(read.events().getFirst().texts("dns.answers.data")).hasSize(20_000);
    }
}
