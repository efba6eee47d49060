package io.orrery.ingest.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.format.Formats;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingAnswer.Previewed;
import io.orrery.topics.model.MappingQuestion.Preview;
import io.orrery.topics.model.MappingQuestion.Sample;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.Relation;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MappingPreviewTest {
    private final MappingPreview preview = new MappingPreview(new FeedReaders(Formats.logs()));

    @Test
    void everyEventIsToldOf() {
        Previewed told = ask(
                FeedReading.ofAnything(),
                "Nov 22 13:43:24 web1 sshd[1]: Failed password for root from 198.51.100.7 port 4022 ssh2",
                "Nov 22 13:43:24 web1 last message repeated 2 times",
                "{\"a\":");
        assertThat(told.problems()).isEmpty();
        assertThat(told.events())
                .extracting(MappingAnswer.Seen::line, MappingAnswer.Seen::format, MappingAnswer.Seen::outcome)
                .containsExactly(
                        tuple(1L, "linux.auth", "mapped"),
                        tuple(2L, "syslog.repeated", "filtered"),
                        tuple(3L, "", "rejected"));
        MappingAnswer.Seen logon = told.events().getFirst();
        assertThat(logon.fields()).containsEntry("source.ip", "198.51.100.7").containsEntry("source.port", "4022");
        assertThat(logon.fields().get("@timestamp")).endsWith("-11-22T13:43:24Z");
        assertThat(logon.relations())
                .extracting(one -> one.source().id() + " " + one.relation() + " "
                        + one.destination().id())
                .containsExactly("198.51.100.7 ssh web1", "root@web1 logged-on web1");
        assertThat(told.events().get(1).rule()).isEqualTo("syslog.repeated/repeated");
        assertThat(told.events().get(2).reason()).isEqualTo("TRUNCATED");
        assertThat(told.events().get(2).detail()).contains("byte 5");
        assertThat(told.counts()).isEqualTo(new MappingAnswer.Counts(3, 1, 1, 1, 3, 2));
    }

    @Test
    void anEnvelopeIsOneEventOfTheCountsAndSeveralToSee() {
        String record = "{\"eventVersion\":\"1.08\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                + "\"eventTime\":\"%s\",\"sourceIPAddress\":\"192.0.2.1\","
                + "\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::1:user/a\",\"userName\":\"a\"}}";
        Previewed told = ask(
                FeedReading.ofAnything(),
                "{\"Records\":[" + record.formatted("2026-11-23T08:00:00Z") + "," + record.formatted("yesterday")
                        + "]}");
        assertThat(told.events()).extracting(MappingAnswer.Seen::outcome).containsExactly("mapped", "rejected");
        assertThat(told.counts().events()).isEqualTo(1);
        assertThat(told.counts().mapped()).isEqualTo(1);
    }

    @Test
    void whatIsWrongWithAReadingHasItsFieldAndPlace() {
        FeedReading rules = new FeedReading("auto", "", "UTC", """
                datasets: [x]
                relations:
                  - {name: a, from: planet(x), to: ip(y)}
                  - {name: b, from: ip(x)}
                """, List.of());
        assertThat(ask(rules, "x").problems())
                .extracting(MappingAnswer.Wrong::field, MappingAnswer.Wrong::line, MappingAnswer.Wrong::column)
                .containsExactly(tuple("rules", 3, 21), tuple("rules", 4, 5));
        assertThat(ask(new FeedReading("klingon", "", "UTC", "", List.of()), "x")
                        .problems())
                .extracting(MappingAnswer.Wrong::field)
                .containsExactly("format");
        assertThat(ask(new FeedReading("auto", "", "Mars", "", List.of()), "x").problems())
                .extracting(MappingAnswer.Wrong::field)
                .containsExactly("zone");
    }

    @Test
    void fieldsThatAMappingNamesAreToldOfAsWell() {
        Relation relation = new Relation(
                new Entity("src", "ip"),
                new Entity("dst", "ip"),
                "connects",
                Map.of("event", "flow"),
                List.of("bytes"));
        GraphSpec spec = new GraphSpec("", List.of(relation), "ts", 0, List.of(), List.of());
        Previewed told = ask(
                spec,
                null,
                "{\"ts\":\"2026-11-23T08:00:00Z\",\"event\":\"flow\",\"src\":\"a\",\"dst\":\"b\",\"bytes\":7}",
                "{\"event\":\"other\"}");
        assertThat(told.events().getFirst().fields())
                .containsEntry("bytes", "7.0")
                .containsEntry("ts", "2026-11-23T08:00:00Z");
        assertThat(told.events().getFirst().relations()).hasSize(1);
        assertThat(told.counts()).isEqualTo(new MappingAnswer.Counts(2, 1, 1, 0, 2, 1));
    }

    @Test
    void anAnswerFitsOneRecordHoweverMuchThereIsToTell() {
        String[] lines = new String[200];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "{\"quotes\":\"%s\",\"snow\":\"%s\",\"bells\":\"%s\"}"
                    .formatted("\\\"".repeat(900), "☃".repeat(3_000), "\\u0007".repeat(999));
        }
        Previewed told = ask(FeedReading.ofAnything(), lines);
        assertThat(told.counts().events()).isEqualTo(200);
        assertThat(told.events()).isNotEmpty().hasSizeLessThan(200);
        assertThat(Documents.encode(told).length).isLessThan(Catalogue.MAX_VALUE_BYTES);
    }

    private Previewed ask(FeedReading reading, String... lines) {
        return ask(Observations.spec(0), reading, lines);
    }

    private Previewed ask(GraphSpec spec, @Nullable FeedReading reading, String... lines) {
        List<Sample> samples = new ArrayList<>();
        for (String line : lines) {
            samples.add(
                    new Sample(samples.size() + 1, line.getBytes(StandardCharsets.UTF_8), -1, 1_795_420_800_000_000L));
        }
        return preview.answer(new Preview("q", 0, spec, reading, List.of(), samples));
    }
}
