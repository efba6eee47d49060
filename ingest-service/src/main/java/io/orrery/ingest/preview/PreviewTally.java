package io.orrery.ingest.preview;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.MappingAnswer.Counts;
import io.orrery.topics.model.MappingAnswer.Node;
import io.orrery.topics.model.MappingAnswer.Seen;
import io.orrery.topics.model.MappingAnswer.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what became of all events, and keeps of them what one record can show. For one thread.
final class PreviewTally {
    /// Events shown.
    static final int MOST_SHOWN = 500;

    private static final int MOST_BYTES = Catalogue.MAX_VALUE_BYTES - 100_000;
    private static final int MOST_FIELDS = 200;
    private static final int MOST_CHARACTERS = 1_000;
    /// What JSON needs around an event, a relation and a field.
    private static final int AROUND = 150;

    private final List<Seen> shown = new ArrayList<>();
    private final Set<List<String>> nodes = new HashSet<>();
    private final Set<List<String>> edges = new HashSet<>();
    private int events;
    private int mapped;
    private int filtered;
    private int rejected;
    private long bytes;

    void add(ToldSample sample) {
        events++;
        switch (sample.outcome()) {
            case ToldSample.MAPPED -> mapped++;
            case ToldSample.REJECTED -> rejected++;
            default -> filtered++;
        }
        for (Seen seen : sample.seen()) {
            for (Told told : seen.relations()) {
                List<String> source = name(told.source());
                List<String> destination = name(told.destination());
                nodes.add(source);
                nodes.add(destination);
                edges.add(List.of(
                        source.getFirst(), source.get(1), destination.getFirst(), destination.get(1), told.relation()));
            }
            show(seen);
        }
    }

    private static List<String> name(Node node) {
        return List.of(node.type(), node.id());
    }

    private void show(Seen seen) {
        if (shown.size() == MOST_SHOWN || bytes >= MOST_BYTES) {
            return;
        }
        Seen cut = cut(seen);
        bytes += size(cut);
        if (bytes < MOST_BYTES) {
            shown.add(cut);
        }
    }

    private static Seen cut(Seen seen) {
        Map<String, String> fields = new LinkedHashMap<>();
        seen.fields().forEach((name, value) -> {
            if (fields.size() < MOST_FIELDS) {
                fields.put(name, value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS) + "…");
            }
        });
        return new Seen(
                seen.line(),
                seen.format(),
                seen.outcome(),
                seen.rule(),
                seen.reason(),
                seen.detail(),
                fields,
                seen.relations());
    }

    private static long size(Seen seen) {
        long size = AROUND + size(seen.format()) + size(seen.rule()) + size(seen.detail());
        for (Map.Entry<String, String> field : seen.fields().entrySet()) {
            size += AROUND / 10 + size(field.getKey()) + size(field.getValue());
        }
        for (Told told : seen.relations()) {
            size += AROUND + size(told.label()) + size(told.relation());
            for (Node node : List.of(told.source(), told.destination())) {
                size += size(node.id()) + size(node.label());
            }
        }
        return size;
    }

    /// What a text takes in JSON, at most.
    private static long size(String text) {
        long size = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            size += c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
        }
        return size;
    }

    List<Seen> shown() {
        return shown;
    }

    Counts counts() {
        return new Counts(events, mapped, filtered, rejected, nodes.size(), edges.size());
    }
}
