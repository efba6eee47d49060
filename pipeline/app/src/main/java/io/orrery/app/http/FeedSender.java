package io.orrery.app.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Posts events to a feed, evenly at a rate: whatever is due goes out in one request, and the next waits for its
/// answer, so that a slow server gets fewer and larger requests. One thread; others may read the [FeedTally].
public final class FeedSender {
    /// Bounds of one request; what is due beyond them waits for the next.
    private static final int MAX_LINES = 5_000;

    private static final int MAX_CHARACTERS = 900_000;

    /// As shippers do: a request costs the server far more than an event in it.
    private static final Duration TURN = Duration.ofMillis(100);

    private static final int ATTEMPTS = 60;

    private final Api api;
    private final String path;
    private final Preamble preamble;
    private final FeedTally tally = new FeedTally();

    /// Events that stand for themselves.
    public FeedSender(Api api, String feed) {
        this(api, feed, Preamble.none());
    }

    /// @param preamble what stands before the events and is sent again with each request
    public FeedSender(Api api, String feed, Preamble preamble) {
        this.api = api;
        this.path = "/api/v1/feeds/" + feed + "/events";
        this.preamble = preamble;
    }

    public FeedTally tally() {
        return tally;
    }

    /// Sends until the limit is over or the source is, or this thread is interrupted.
    ///
    /// @param events in order
    /// @param rate events per second
    public void send(Events events, double rate, Duration limit) throws IOException {
        long begin = System.nanoTime();
        long taken = 0;
        while (!events.ended() && !Thread.currentThread().isInterrupted()) {
            double elapsed = Math.min((double) (System.nanoTime() - begin), (double) limit.toNanos());
            long due = (long) (elapsed / 1e9 * rate) - taken;
            Batch batch = take(events, Math.min(due, MAX_LINES));
            List<String> lines = batch.lines();
            taken += lines.size();
            if (!lines.isEmpty()) {
                post(batch.preamble(), lines);
            } else if (elapsed >= limit.toNanos()) {
                return;
            }
            // What did not fit into this request is due already.
            if (lines.isEmpty() || lines.size() >= due) {
                pause(TURN);
            }
        }
    }

    /// Sends one request; waits and repeats when the server says that it is too much.
    ///
    /// @throws ApiFailure when the server refuses or stays too busy
    public void post(List<String> lines) throws IOException {
        post("", lines);
    }

    private void post(String before, List<String> lines) throws IOException {
        String body = before + String.join("\n", lines) + "\n";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long begin = System.nanoTime();
            Api.Answer answer = api.post(path, preamble.contentType(), BodyPublishers.ofString(body));
            if (answer.ok()) {
                JsonNode counts = answer.json().has("data") ? answer.json().path("data") : answer.json();
                tally.answered(
                        lines.size(),
                        counts.path("accepted").asLong(lines.size()),
                        rejected(counts.path("rejected")),
                        System.nanoTime() - begin);
                return;
            }
            if (!answer.later()) {
                throw new ApiFailure("the events were refused: " + answer.message());
            }
            tally.postponed();
            pause(answer.retryAfter());
        }
        throw new ApiFailure("the server has been too busy for these events " + ATTEMPTS + " times");
    }

    private static long rejected(JsonNode rejected) {
        return rejected.isArray() ? rejected.size() : rejected.asLong(0);
    }

    /// Events of one request.
    ///
    /// @param preamble that they are read by
    private record Batch(String preamble, List<String> lines) {}

    private Batch take(Events events, long due) {
        List<String> lines = new ArrayList<>();
        String before = preamble.text();
        int characters = 0;
        while (lines.size() < due && characters < MAX_CHARACTERS) {
            String line = events.poll();
            if (line == null) {
                break;
            }
            characters += line.length();
            if (!preamble.takes(line)) {
                lines.add(line);
            } else if (lines.isEmpty()) {
                before = preamble.text();
            } else {
                break; // what follows is read by another preamble
            }
        }
        return new Batch(before, lines);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
