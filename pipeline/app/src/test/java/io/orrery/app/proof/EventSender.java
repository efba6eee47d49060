package io.orrery.app.proof;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.OrreryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Posts events of which each is an edge of its own and writes down what became of them. Every second post has a key,
/// and is sent again until it is answered; the others are sent once. One thread.
final class EventSender {
    static final int EVENTS_PER_POST = 40;
    private static final int POSTS_PER_LOGIN = 50;

    private final Ledger ledger;
    private int next;
    private int posts;
    private int repeated;
    private @Nullable Post unanswered;

    EventSender(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Post(String key, List<String> edges, byte[] lines) {}

    /// How often a post had to be sent again because no answer came.
    int repeated() {
        return repeated;
    }

    /// Logs in and posts a while; ends at the first failure.
    void post(OrreryProcess orrery, String feed) throws IOException {
        try (OrreryClient client = orrery.admin()) {
            String path = "/api/v1/feeds/" + feed + "/events";
            for (int post = 0; post < POSTS_PER_LOGIN; post++) {
                Post again = unanswered;
                if (again != null) {
                    repeated++;
                    once(client, path, again);
                } else if (posts++ % 2 == 0) {
                    Post fresh = fresh();
                    note(fresh, client.post(path, "application/x-ndjson", fresh.lines()));
                } else {
                    Post fresh = fresh();
                    unanswered = fresh;
                    once(client, path, fresh);
                }
            }
        }
    }

    private void once(OrreryClient client, String path, Post post) throws IOException {
        OrreryClient.Answer answer = client.postOnce(path, post.key(), "application/x-ndjson", post.lines());
        if (note(post, answer)) {
            unanswered = null;
        }
    }

    private boolean note(Post post, OrreryClient.Answer answer) {
        boolean stored =
                answer.status() == 200 && answer.json().path("accepted").asInt() == EVENTS_PER_POST;
        if (stored) {
            ledger.acknowledged(post.edges());
        }
        return stored;
    }

    private Post fresh() {
        List<String> edges = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EVENTS_PER_POST; i++) {
            int number = next++;
            edges.add("u" + number + " logged_on h" + number % 50);
            lines.append("{\"user\":\"u%d\",\"host\":\"h%d\",\"time\":1767225600}\n".formatted(number, number % 50));
        }
        ledger.doubtful(edges);
        return new Post("post " + next, edges, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
