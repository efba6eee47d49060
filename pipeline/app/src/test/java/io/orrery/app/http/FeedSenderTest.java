package io.orrery.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that takes, postpones or refuses as the test says.
class FeedSenderTest {
    private static final Duration NO_LIMIT = Duration.ofMinutes(1);

    private final List<List<String>> taken = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 200, "{\"token\": \"t\"}"));
        server.createContext("/api/v1/feeds/f/events", this::events);
        server.start();
        api = new Api("http://127.0.0.1:" + server.getAddress().getPort(), "id:secret");
    }

    @AfterEach
    void close() {
        api.close();
        server.stop(0);
    }

    private void events(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Integer status = answers.poll();
        if (status == null) {
            taken.add(lines);
            answer(exchange, 202, "{\"accepted\": " + lines.size() + "}");
        } else {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, status, "{\"message\": \"not now\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void whatIsDueGoesOutTogetherInOrder() throws IOException {
        FeedSender sender = new FeedSender(api, "f");
        sender.send(lines(400), 1_000, NO_LIMIT);
        assertThat(taken.stream().flatMap(List::stream)).containsExactlyElementsOf(names(400));
        // A thousand a second, ten times a second: far fewer requests than events, however slow the machine is.
        assertThat(taken).hasSizeBetween(1, 8);
        assertThat(sender.tally().accepted()).isEqualTo(400);
    }

    @Test
    void aRequestHoldsABoundedNumberAndTheNextFollowsAtOnce() throws IOException {
        long begin = System.nanoTime();
        new FeedSender(api, "f").send(lines(30_000), 1e12, NO_LIMIT);
        assertThat(taken.stream().flatMap(List::stream)).containsExactlyElementsOf(names(30_000));
        assertThat(taken).allSatisfy(request -> assertThat(request).hasSizeLessThanOrEqualTo(5_000));
        assertThat(taken).hasSizeBetween(6, 7);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(NO_LIMIT);
    }

    @Test
    void longLinesAreSentInRequestsOfABoundedSize() throws IOException {
        String line = "x".repeat(100_000);
        List<String> lines = IntStream.range(0, 25).mapToObj(i -> i + line).toList();
        new FeedSender(api, "f").send(ListedEvents.of(lines), 1e12, NO_LIMIT);
        assertThat(taken.stream().flatMap(List::stream)).containsExactlyElementsOf(lines);
        assertThat(taken).allSatisfy(request -> assertThat(request).hasSizeLessThanOrEqualTo(9));
    }

    @Test
    void whatIsPostponedIsSentAgainAndNothingIsLostOrDoubled() throws IOException {
        answers.addAll(List.of(429, 503, 429));
        FeedSender sender = new FeedSender(api, "f");
        sender.post(List.of("a", "b"));
        sender.post(List.of("c"));
        assertThat(taken).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(sender.tally().toString()).contains("sent 3 accepted 3").contains("3 postponed");
    }

    @Test
    void whatIsRefusedEndsWithTheServersSentence() {
        answers.add(400);
        assertThatThrownBy(() -> new FeedSender(api, "f").post(List.of("a")))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("not now");
        assertThat(taken).isEmpty();
    }

    @Test
    void everyRequestBeginsWithThePreamble() throws IOException {
        List<String> lines = new ArrayList<>(List.of("name,age"));
        lines.addAll(names(6_000));
        new FeedSender(api, "f", Preamble.ofHeader()).send(ListedEvents.of(lines), 1e12, NO_LIMIT);
        assertThat(taken)
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request).startsWith("name,age"));
    }

    @Test
    void aLaterPreambleStandsBeforeItsOwnEventsOnly() throws IOException {
        List<String> lines = List.of("#one", "a", "b", "#close", "#two", "#fields", "c", "d");
        new FeedSender(api, "f", Preamble.ofComments()).send(ListedEvents.of(lines), 1e12, NO_LIMIT);
        assertThat(taken).containsExactly(List.of("#one", "a", "b"), List.of("#two", "#fields", "c", "d"));
    }

    @Test
    void theLimitEndsIt() throws IOException {
        FeedSender sender = new FeedSender(api, "f");
        sender.send(Events.endless(() -> "again"), 1_000, Duration.ofMillis(300));
        assertThat(sender.tally().sent()).isEqualTo(300);
    }

    private static Events lines(int count) {
        return ListedEvents.of(names(count));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "event " + i).toList();
    }
}
