package io.orrery.app.clients;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Counts marks, `client/phase/number`, in the events that lie in the log.
///
/// @param times how often each mark is there, by `client/phase`, then by number
record Marks(Map<String, Map<Integer, Integer>> times) {
    private static final Pattern MARK = Pattern.compile("([a-z0-9-]+/[a-z]+)/([0-9]{1,6})(?![0-9])");

    static Marks read(KafkaSettings kafka) throws Exception {
        Map<String, Map<Integer, Integer>> times = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> event : TestTopics.readAll(kafka, Catalogue.EVENTS.name())) {
            if (event.value() == null) {
                continue;
            }
            // JSON may write a slash behind a backslash, and rsyslog does.
            Matcher mark = MARK.matcher(new String(event.value(), StandardCharsets.UTF_8).replace("\\/", "/"));
            if (mark.find()) {
                times.computeIfAbsent(mark.group(1), key -> new HashMap<>())
                        .merge(Integer.valueOf(mark.group(2)), 1, Integer::sum);
            }
        }
        return new Marks(times);
    }

    /// How many different events are there.
    int events(String client, String phase) {
        return numbers(client, phase).size();
    }

    /// How many are there more than once: what was sent again although the broker had it.
    int repeats(String client, String phase) {
        return numbers(client, phase).values().stream()
                .mapToInt(times -> times - 1)
                .sum();
    }

    private Map<Integer, Integer> numbers(String client, String phase) {
        return times.getOrDefault(client + "/" + phase, Map.of());
    }
}
