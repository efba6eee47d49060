package io.orrery.app.proof;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.OrreryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Posts events of which each is an edge of its own and writes down what became of them. One thread.
final class EventSender {
    static final int EVENTS_PER_POST = 40;
    private static final int POSTS_PER_LOGIN = 50;

    private final Ledger ledger;
    private int next;

    EventSender(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Logs in and posts a while; ends at the first failure.
    void post(OrreryProcess orrery, String feed) throws IOException {
        try (OrreryClient client = orrery.admin()) {
            for (int post = 0; post < POSTS_PER_LOGIN; post++) {
                List<String> edges = new ArrayList<>();
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < EVENTS_PER_POST; i++) {
                    int number = next++;
                    edges.add("u" + number + " logged_on h" + number % 50);
                    lines.append(
                            "{\"user\":\"u%d\",\"host\":\"h%d\",\"time\":1767225600}\n".formatted(number, number % 50));
                }
                ledger.doubtful(edges);
                OrreryClient.Answer answer = client.post(
                        "/api/v1/feeds/" + feed + "/events",
                        "application/x-ndjson",
                        lines.toString().getBytes(StandardCharsets.UTF_8));
                if (answer.status() / 100 == 2 && answer.json().path("accepted").asInt() == EVENTS_PER_POST) {
                    ledger.acknowledged(edges);
                }
            }
        }
    }
}
