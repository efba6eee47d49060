package io.orrery.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "7520, 7520",
        "0x1d60, 7520",
        "0X1D60, 7520",
        "-5, -5",
        "443.0, 443",
        "1.5, 1.5",
        "999999999999999999, 999999999999999999"
    })
    void numbersAreReadAsWritersWriteThem(String text, String number) {
        assertThat(Numbers.of(text)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0x",
                "0xg",
                "1.",
                ".5",
                "1e3",
                "9999999999999999999",
                "12a",
                "1.2.3",
                "٣",
                "0x10000000000000000"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(Numbers.of(text)).isNull();
    }

    @Test
    void numbersOfOtherTypesStay() {
        assertThat(Numbers.of(7L)).isEqualTo(7L);
        assertThat(Numbers.of(7.0)).isEqualTo(7L);
        assertThat(Numbers.of(7.5)).isEqualTo(7.5);
        assertThat(Numbers.of(true)).isNull();
        assertThat(Numbers.whole("7.5")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1%eth0",
                "::ffff:10.0.0.1",
                "2001:db8:0:0:0:0:0:1",
                "1::",
                "0:0:0:0:0:ffff:10.0.0.1"
            })
    void addressesAreToldByHowTheyAreWritten(String text) {
        assertThat(Addresses.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1.2",
                "10..0.1",
                "example.org",
                "a:b",
                "12:30:45:99999",
                "10.0.0.1:80",
                "dead.beef",
                "10:15:30",
                "00:0b:db:63:58:a6",
                ":::",
                "1::2::3",
                "::10.0.0.999"
            })
    void otherTextsAreNoAddresses(String text) {
        assertThat(Addresses.is(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, ann@example.org",
        "<ann@example.org>, ann@example.org",
        "'\"Ann <the> Lee\" <ann@example.org>', ann@example.org",
        "Ann <, Ann <"
    })
    void addressesOfMailStandBetweenBrackets(String written, String address) {
        assertThat(MailAddresses.of(written)).isEqualTo(address);
    }

    @Test
    void aTimeIsTheFirstFieldThatHasOneOrARefusalThatNamesIt() {
        JsonFields event = JsonFields.of(Map.of("a", "-", "b", 1795342530.5, "c", "soon"));
        assertThat(FieldTime.of(event, ZoneOffset.UTC, "none", "a", "b").nanos())
                .isEqualTo(1_795_342_530_500_000_000L);
        assertThat(FieldTime.of(event, ZoneOffset.UTC, "a").isNone()).isTrue();
        assertThat(FieldTime.of(event, ZoneOffset.UTC, "c").refused())
                .isEqualTo(Parsed.Refused.field(Reason.BAD_TIME, "c", "soon", "is not a time"));
        assertThat(FieldTime.guess(event, ZoneOffset.UTC, "c", "b").nanos())
                .isEqualTo(Instant.parse("2026-11-22T10:15:30.5Z").getEpochSecond() * 1_000_000_000L + 500_000_000L);
    }

    @Test
    void aTableMovesDropsAndKeepsFields() {
        FieldTable table = FieldTable.of("own.", "a x.a x.b", "n #x.n", "m #x.m", "gone .", "list +x.list", "id $x.id");
        NormalEvent.Builder into = NormalEvent.of("test").put("x.b", "first");
        table.fill(
                into,
                JsonFields.of(Map.of(
                        "a",
                        "A",
                        "n",
                        "0x10",
                        "m",
                        "many",
                        "gone",
                        1L,
                        "list",
                        List.of("p", "q", "p"),
                        "id",
                        7L,
                        "other",
                        List.of(JsonFields.of(Map.of("k", "v")), JsonFields.of(Map.of("k", "w"))))));
        NormalEvent event = into.build();
        assertThat(event.value("x.a")).isEqualTo("A");
        assertThat(event.value("x.b")).isEqualTo("first");
        assertThat(event.value("x.n")).isEqualTo(16L);
        assertThat(event.value("own.m")).isEqualTo("many");
        assertThat(event.value("x.list")).isEqualTo(List.of("p", "q"));
        assertThat(event.value("x.id")).isEqualTo("7");
        assertThat(event.value("own.other.k")).isEqualTo(List.of("v", "w"));
        assertThat(event.names()).doesNotContain("own.gone", "x.m");
    }

    @Test
    void aNameOfADatasetIsShortAndPlain() {
        assertThat(DatasetNames.of("windows.", "Own Log/\u0001X")).isEqualTo("windows.own_log/_x");
        assertThat(DatasetNames.of("", "x".repeat(500))).hasSize(DatasetNames.MAX_LENGTH);
    }

    @Test
    void whatIsNoNumberIsNoValueOfAnEvent() {
        NormalEvent event = NormalEvent.of("test")
                .put("a", Double.NaN)
                .put("b", Double.POSITIVE_INFINITY)
                .put("c", 1.5)
                .build();
        assertThat(event.names()).containsExactly("c");
    }
}
