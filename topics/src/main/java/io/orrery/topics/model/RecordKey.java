package io.orrery.topics.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The key of every graph record: `graph/suffix`. The suffix makes keys unique within a graph, so that
/// compaction keeps each record and a tombstone per key can delete a graph for good.
public record RecordKey(GraphId graph, String suffix) {

    public RecordKey {
        if (suffix.isEmpty() || suffix.length() > 200) {
            throw new IllegalArgumentException("record key suffix must have 1 to 200 characters, was '" + suffix + "'");
        }
    }

    public static RecordKey of(GraphId graph, String suffix) {
        return new RecordKey(graph, suffix);
    }

    /// `name/0000000042`: numbered so that keys sort as the numbers do.
    public static RecordKey numbered(GraphId graph, String name, long number) {
        return new RecordKey(graph, name + "/" + String.format(Locale.ROOT, "%010d", number));
    }

    /// @throws IllegalArgumentException when the bytes are not `graph/suffix`
    public static RecordKey parse(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("record key must read graph/suffix, was '" + text + "'");
        }
        return new RecordKey(new GraphId(text.substring(0, slash)), text.substring(slash + 1));
    }

    /// Whether these key bytes belong to `graph`; cheaper than [#parse] when following a shared partition.
    public static boolean belongsTo(byte[] key, byte[] graphUtf8) {
        if (key.length <= graphUtf8.length || key[graphUtf8.length] != '/') {
            return false;
        }
        for (int i = 0; i < graphUtf8.length; i++) {
            if (key[i] != graphUtf8[i]) {
                return false;
            }
        }
        return true;
    }

    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return graph.value() + "/" + suffix;
    }
}
