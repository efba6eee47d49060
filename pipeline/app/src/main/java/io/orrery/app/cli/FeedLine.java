package io.orrery.app.cli;

import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// A feed's health as one line: rate, lag, and where events ended that are not in the graph. Pure.
final class FeedLine {
    private FeedLine() {}

    /// @param feed as the server describes it
    static String of(JsonNode feed) {
        JsonNode health = feed.path("health");
        StringJoiner dead = new StringJoiner(" ");
        health.path("rejected")
                .forEach(one -> dead.add(String.format(
                        Locale.ROOT,
                        "%s=%,d",
                        one.path("reason").asString(""),
                        one.path("count").asLong(0))));
        return String.format(
                Locale.ROOT,
                "feed %-20s %8.0f events/s, lag %,d, received %,d: taken %,d, filtered %,d, dead %,d%s%s",
                feed.path("name").asString(""),
                health.path("perSecond").asDouble(0),
                health.path("lag").asLong(0),
                health.path("received").asLong(0),
                health.path("taken").asLong(0),
                sum(health.path("filtered")),
                sum(health.path("rejected")),
                dead.length() == 0 ? "" : " (" + dead + ")",
                dropped(health.path("doors")));
    }

    private static long sum(JsonNode counted) {
        long sum = 0;
        for (JsonNode one : counted) {
            sum += one.path("count").asLong(0);
        }
        return sum;
    }

    /// Said only when there is something to say: what was dropped is lost.
    private static String dropped(JsonNode doors) {
        long dropped = 0;
        for (JsonNode door : doors) {
            dropped += door.path("dropped").asLong(0);
        }
        return dropped == 0 ? "" : String.format(Locale.ROOT, ", DROPPED %,d", dropped);
    }
}
