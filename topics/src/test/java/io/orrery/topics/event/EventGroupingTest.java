package io.orrery.topics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventGroupingTest {
    private static final String INPUT = """
            plain one
            type=SYSCALL msg=audit(1.5:7): a
            type=PATH msg=audit(1.5:7): b
            node=x type=PATH msg=audit(1.5:8): c
            #separator \\x09
            #fields\tts
            row one
            <Event xmlns="x">
              <System/>
            </Event>
            <Event/>
            #close\tnow
            row two
            #fields\tuid
            row three
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 1_000})
    void whatBelongsTogetherIsOneEventHoweverTheBytesArrive(int pieceSize) {
        assertThat(events(INPUT, new EventGrouping(1_000, false, false), pieceSize))
                .containsExactly(
                        "1 [plain one] ",
                        "2 [type=SYSCALL msg=audit(1.5:7): a|type=PATH msg=audit(1.5:7): b] ",
                        "4 [node=x type=PATH msg=audit(1.5:8): c] ",
                        "7 [row one] #separator \\x09|#fields\tts",
                        "8 [<Event xmlns=\"x\">|  <System/>|</Event>] #separator \\x09|#fields\tts",
                        "11 [<Event/>] #separator \\x09|#fields\tts",
                        "13 [row two] #separator \\x09|#fields\tts",
                        "15 [row three] #fields\tuid");
    }

    @Test
    void aFeedOfJsonTakesEveryLineAsItIs() {
        assertThat(events("#a\n<Event >\n{}\n", new EventGrouping(1_000, true, false), 100))
                .containsExactly("1 [#a] ", "2 [<Event >] ", "3 [{}] ");
    }

    @Test
    void theFirstLineOfATableNamesItsColumns() {
        assertThat(events("a,b\n1,2\n#3,4\n", new EventGrouping(1_000, false, true), 100))
                .containsExactly("2 [1,2] a,b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void aRowEndsWhereNoQuoteIsOpen(int pieceSize) {
        String input = """
                a;b
                1;"two
                ""lines""

                and a blank one"
                2;five"inches
                "3";"x"
                """;
        assertThat(events(input, new EventGrouping(1_000, false, true), pieceSize))
                .containsExactly(
                        "2 [1;\"two|\"\"lines\"\"||and a blank one\"] a;b",
                        "6 [2;five\"inches] a;b",
                        "7 [\"3\";\"x\"] a;b");
    }

    @Test
    void aQuoteThatIsNeverClosedTakesNoOtherRowsWithIt() {
        String row = "2,bbbbbbbbbbbbbbbbbbbb\n";
        assertThat(events("a,b\n1,\"x\n" + row.repeat(5) + "3,c\n", new EventGrouping(60, false, true), 100))
                .containsExactly(
                        "2 [1,\"x] a,b",
                        "3 [2,bbbbbbbbbbbbbbbbbbbb] a,b",
                        "4 [2,bbbbbbbbbbbbbbbbbbbb] a,b",
                        "5 [2,bbbbbbbbbbbbbbbbbbbb] a,b",
                        "6 [2,bbbbbbbbbbbbbbbbbbbb] a,b",
                        "7 [2,bbbbbbbbbbbbbbbbbbbb] a,b",
                        "8 [3,c] a,b");
        assertThat(events("a,b\n1,\"x\n2,b\n", new EventGrouping(60, false, true), 100))
                .containsExactly("2 [1,\"x] a,b", "3 [2,b] a,b");
    }

    @Test
    void namedValuesBeforeAllEventsAreTheirPreambleWhenALineSaysSo() {
        assertThat(events("id:1\nformat:CEF\n|==|\nCEF:0|a\nid:2\n", new EventGrouping(1_000, false, false), 3))
                .containsExactly("4 [CEF:0|a] id:1|format:CEF||==|", "5 [id:2] id:1|format:CEF||==|");
        assertThat(events("id:1\nformat:CEF\nother line\n|==|\n", new EventGrouping(1_000, false, false), 3))
                .containsExactly("1 [id:1] ", "2 [format:CEF] ", "3 [other line] ", "4 [|==|] ");
        assertThat(events("id:1\n", new EventGrouping(1_000, false, false), 3)).containsExactly("1 [id:1] ");
    }

    @Test
    void anEventThatGrowsTooLongIsToldAndTheNextIsFine() {
        String line = "type=PATH msg=audit(1.5:7): 0123456789\n";
        assertThat(events(line.repeat(3) + "next\n", new EventGrouping(100, false, false), 100))
                .containsExactly("1 too long", "4 [next] ");
    }

    @Test
    void anEventThatNeverEndsIsHandedOverAtTheEnd() {
        assertThat(events("<Event >\n<System>\n", new EventGrouping(100, false, false), 100))
                .containsExactly("1 [<Event >|<System>] ");
    }

    private static List<String> events(String input, EventGrouping grouping, int pieceSize) {
        LineCutter cutter = new LineCutter(1_000);
        List<EventGrouping.Event> events = new ArrayList<>();
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += pieceSize) {
            events.addAll(grouping.add(cutter.add(ByteBuffer.wrap(bytes, at, Math.min(pieceSize, bytes.length - at)))));
        }
        events.addAll(grouping.add(cutter.rest()));
        events.addAll(grouping.rest());
        return events.stream()
                .map(event -> event.number()
                        + (event.tooLong()
                                ? " too long"
                                : " [" + new String(event.bytes(), StandardCharsets.UTF_8).replace('\n', '|') + "] "
                                        + event.preamble().replace('\n', '|')))
                .toList();
    }
}
