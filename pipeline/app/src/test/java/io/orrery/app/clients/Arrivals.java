package io.orrery.app.clients;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Events that came out, by the mark `client/phase/number` in them.
///
/// @param times how often each came, by `client/phase`, then by number
record Arrivals(Map<String, Map<String, Integer>> times) {
    private static final int MISSING_SHOWN = 5;
    private static final Pattern MARK = Pattern.compile("([a-z0-9-]+/(?:happy|restart))/(\\d+) ünïcode ☃");

    /// What lies in the log now.
    static Arrivals in(KafkaSettings kafka) {
        Map<String, Map<String, Integer>> times = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> event : TestTopics.readAll(kafka, Catalogue.EVENTS.name())) {
            Matcher mark = MARK.matcher(event.value() == null ? "" : new String(event.value(), StandardCharsets.UTF_8));
            if (mark.find()) {
                times.computeIfAbsent(mark.group(1), stream -> new TreeMap<>()).merge(mark.group(2), 1, Integer::sum);
            }
        }
        return new Arrivals(times);
    }

    /// What a client sends as number `number`; it comes out whole or not at all.
    static String line(String phase, int number) {
        return phase + "/" + number + " ünïcode ☃";
    }

    /// Different events.
    int events(String client, String phase) {
        return numbers(client, phase).size();
    }

    /// Events that came more than once.
    int repeats(String client, String phase) {
        return numbers(client, phase).values().stream()
                .mapToInt(times -> times - 1)
                .sum();
    }

    /// The first few numbers below `count` that did not come.
    List<Integer> missing(String client, String phase, int count) {
        Map<String, Integer> numbers = numbers(client, phase);
        return IntStream.range(0, count)
                .filter(number -> !numbers.containsKey(Integer.toString(number)))
                .limit(MISSING_SHOWN)
                .boxed()
                .toList();
    }

    private Map<String, Integer> numbers(String client, String phase) {
        return times.getOrDefault(client + "/" + phase, Map.of());
    }
}
