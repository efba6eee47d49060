package io.orrery.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.ingest.format.Formats;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RuledEventsTest {
    private final FeedReaders readers = new FeedReaders(Formats.logs());

    @Test
    void anEventBecomesARowForEveryRelationItTellsOf() throws Exception {
        EventOutcome outcome = readers.of(FeedReading.ofAnything())
                .read(record("{\"event_type\":\"alert\",\"timestamp\":\"2026-11-23T08:00:00.5+0000\","
                        + "\"src_ip\":\"198.51.100.1\",\"dest_ip\":\"10.0.0.1\","
                        + "\"alert\":{\"signature\":\"ET SCAN x\",\"severity\":1}}"));
        assertThat(rows(outcome))
                .containsExactly(
                        "198.51.100.1 ip 198.51.100.1 | ET SCAN x rule ET SCAN x | triggered - - 1795420800500000 0.0 0.0",
                        "ET SCAN x rule ET SCAN x | 10.0.0.1 ip 10.0.0.1 | against - - 1795420800500000 0.0 0.0");
    }

    @Test
    void partsOfAnEnvelopeThatCannotBeReadDoNotTakeTheOthersWithThem() throws Exception {
        String good = "{\"eventVersion\":\"1.08\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                + "\"eventTime\":\"2026-11-23T08:00:00Z\",\"sourceIPAddress\":\"192.0.2.1\","
                + "\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::1:user/a\",\"userName\":\"a\"}}";
        String bad = good.replace("2026-11-23T08:00:00Z", "yesterday");
        EventOutcome outcome =
                readers.of(FeedReading.ofAnything()).read(record("{\"Records\":[" + good + "," + bad + "]}"));
        assertThat(rows(outcome)).isNotEmpty();
        assertThat(((EventOutcome.Rows) outcome).rejected())
                .extracting(EventOutcome.Rejected::reason)
                .containsExactly(Reason.BAD_TIME);
    }

    @Test
    void aFeedsOwnRulesAndTimeZoneCount() throws Exception {
        FeedReading reading = new FeedReading("json", "", "Europe/Berlin", """
                datasets: ["json"]
                relations:
                  - {name: paid, from: value(giver), to: value(taker)}
                """, List.of());
        EventOutcome outcome = readers.of(reading)
                .read(record("{\"timestamp\":\"2026-11-23 09:00:00\",\"giver\":\"a\",\"taker\":\"b\"}"));
        assertThat(rows(outcome)).containsExactly("a value a | b value b | paid - - 1795420800000000 0.0 0.0");
    }

    @Test
    void whatThereIsNotIsRefusedWhenTheFeedIsOpened() {
        FeedReading fine = FeedReading.ofAnything();
        assertThatThrownBy(() -> readers.of(new FeedReading("klingon", "", "UTC", "", List.of())))
                .hasMessageContaining("no format called 'klingon'; there are auto, ")
                .hasMessageContaining("json");
        assertThatThrownBy(() -> readers.of(new FeedReading(fine.format(), "", "Mars/Olympus", "", List.of())))
                .hasMessageContaining("Mars/Olympus");
        assertThatThrownBy(() -> readers.of(new FeedReading(fine.format(), "", "UTC", "datasets: [", List.of())))
                .hasMessageContaining("rules, line 1");
    }

    @Test
    void nothingAndWhatLooksLikeNothingIsRefused() throws Exception {
        RuledEvents reader = readers.of(FeedReading.ofAnything());
        assertThat(reader.read(record(" \r\n"))).isInstanceOfSatisfying(EventOutcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.EMPTY);
        });
        assertThat(reader.read(record("{\"a\":")))
                .isInstanceOfSatisfying(
                        EventOutcome.Rejected.class,
                        rejected -> assertThat(rejected.position()).contains("byte"));
    }

    private static EventReader.RawRecord record(String text) {
        return new EventReader.RawRecord(text.getBytes(StandardCharsets.UTF_8), 1_795_420_800_000_000L, "");
    }

    private static List<String> rows(EventOutcome outcome) {
        assertThat(outcome).isInstanceOf(EventOutcome.Rows.class);
        return ((EventOutcome.Rows) outcome)
                .rows().stream().map(RuledEventsTest::said).toList();
    }

    private static String said(@Nullable Object[] cells) {
        List<String> texts = Arrays.stream(cells)
                .map(cell -> cell == null ? "-" : cell.toString())
                .toList();
        return String.join(" ", texts.subList(0, 3)) + " | " + String.join(" ", texts.subList(3, 6)) + " | "
                + texts.subList(6, 12).stream().collect(Collectors.joining(" "));
    }
}
