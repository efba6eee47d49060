package io.orrery.ingest.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.format.Formats;
import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares what we make of recorded logs with what another system made of them, field by field. Which of its fields is
/// which of ours, and why some differ, is in `corpus/metron.txt`.
class MetronCorpusTest {
    private static final LogFormats FORMATS = Formats.logs();
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> ourFieldsSayWhatTheirsSay() throws Exception {
        Path folder = Corpus.open().folder().resolve("logs").resolve("vendors_metron");
        String text = Files.readString(Path.of("src", "test", "resources", "corpus", "metron.txt"));
        return MetronTable.of(text).stream()
                .map(table -> DynamicTest.dynamicTest(table.name(), () -> compare(folder, table)));
    }

    private static void compare(Path folder, MetronTable table) throws Exception {
        List<JsonNode> theirs = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(table.name()))) {
            theirs.add(JSON.readTree(line));
        }
        List<String> raw = table.event().startsWith("file ")
                ? Files.readAllLines(folder.resolve(table.event().substring("file ".length())))
                : theirs.stream()
                        .map(one -> one.get(table.event()).stringValue())
                        .toList();
        assertThat(raw).hasSameSizeAs(theirs);
        List<String> differences = new ArrayList<>();
        Set<MetronTable.Difference> used = new HashSet<>();
        int compared = 0;
        for (int i = 0; i < raw.size(); i++) {
            compared += compare(table, theirs.get(i), raw.get(i), differences, used);
        }
        System.out.println(table.name() + ": " + theirs.size() + " events, " + compared + " fields compared");
        assertThat(differences).isEmpty();
        assertThat(used).as("differences that are explained are there").containsAll(table.exceptions());
        assertThat(compared).isGreaterThan(theirs.size());
    }

    private static int compare(
            MetronTable table,
            JsonNode theirs,
            String raw,
            List<String> differences,
            Set<MetronTable.Difference> used) {
        NormalEvent event = parse(table, raw);
        String protocol = theirs.path("protocol").asString("");
        int compared = 0;
        for (String name : new TreeMap<>(fields(theirs)).keySet()) {
            if (!table.isCompared(name, protocol)) {
                continue;
            }
            compared++;
            List<String> wanted = texts(theirs.get(name));
            List<String> ours = table.ours(name, protocol, event);
            if (!ours.equals(wanted)) {
                List<MetronTable.Difference> explained = table.exceptions().stream()
                        .filter(one -> one.field().equals(name) && raw.contains(one.part()))
                        .toList();
                used.addAll(explained);
                if (explained.isEmpty()) {
                    differences.add(name + ": theirs " + wanted + ", ours " + ours + " in " + raw);
                }
            }
        }
        return compared;
    }

    private static TreeMap<String, JsonNode> fields(JsonNode object) {
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(one -> fields.put(one.getKey(), one.getValue()));
        return fields;
    }

    private static NormalEvent parse(MetronTable table, String raw) {
        Circumstances known = new Circumstances(table.received().getEpochSecond() * 1_000_000_000L, ZoneOffset.UTC, "");
        Parsed parsed = FORMATS.parse(RawEvent.of(raw.getBytes(StandardCharsets.UTF_8), known));
        assertThat(parsed).as(raw).isInstanceOf(Parsed.Events.class);
        return ((Parsed.Events) parsed).events().getFirst();
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.addAll(texts(one)));
        } else if (!value.isNull()) {
            texts.add(MetronTable.plain(Objects.requireNonNull(value.asString())));
        }
        return texts;
    }
}
