package io.orrery.gateway.letters;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Requests;
import io.orrery.stage.StageException;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// A feed's owner sees what could not be used, and sends it again. Behind [RequireAccount].
final class LetterRoutes {
    private static final int MOST_LISTED = 200;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final FeedOwners owners;
    private final LetterReader reader;
    private final ReplayBook book;
    private final ReplayDesk desk;
    private final Blocking blocking;

    LetterRoutes(FeedOwners owners, LetterReader reader, ReplayBook book, ReplayDesk desk, Blocking blocking) {
        this.owners = owners;
        this.reader = reader;
        this.book = book;
        this.desk = desk;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/feeds/{name}/dead-letters", this::list)
                .POST("/api/v1/feeds/{name}/dead-letters:replay", this::replay)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> {
                    GraphId graph = owners.graphOf(account, request.pathVariable("name"));
                    int limit = Math.min(MOST_LISTED, Requests.page(request).limit());
                    Optional<Reason> reason = request.queryParam("reason")
                            .filter(word -> !word.isEmpty())
                            .map(LetterRoutes::reason);
                    LetterReader.Page page = reader.newest(
                            graph,
                            letter -> reason.isEmpty() || letter.said().reason() == reason.get(),
                            limit,
                            request.queryParam("before")
                                    .map(LetterRoutes::cursor)
                                    .orElse(Long.MAX_VALUE));
                    return answer(graph, page);
                })
                .onErrorMap(StageException.class, LetterRoutes::busy)
                .flatMap(Answers::ok);
    }

    private Map<String, Object> answer(GraphId graph, LetterReader.Page page) {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Map<String, Object>> letters = page.letters().stream()
                .map(letter -> LetterText.describe(letter, book.isReplayed(graph, letter)))
                .toList();
        answer.put("letters", letters);
        answer.put("next", page.before() < 0 ? null : Long.toString(page.before()));
        return answer;
    }

    private Mono<ServerResponse> replay(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> {
                    GraphId graph = owners.graphOf(account, request.pathVariable("name"));
                    return answer(replay(graph, account.name(), body));
                }))
                .onErrorMap(StageException.class, LetterRoutes::busy)
                .flatMap(Answers::ok);
    }

    private ReplayDesk.Outcome replay(GraphId graph, String by, ObjectNode body) {
        if (body.has("letters") == body.has("reason")) {
            throw Refusal.malformed("Name either the 'letters' to replay or one 'reason'");
        }
        return body.has("reason")
                ? desk.replay(graph, by, reason(JsonBody.text(body, "reason")))
                : desk.replay(graph, by, WishReader.read(body.path("letters")));
    }

    private static Map<String, Object> answer(ReplayDesk.Outcome outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("replayed", outcome.replayed());
        answer.put(
                "skipped",
                outcome.skipped().entrySet().stream()
                        .map(one -> Map.of("id", one.getKey(), "why", one.getValue()))
                        .toList());
        answer.put("more", outcome.more());
        return answer;
    }

    private static Reason reason(String word) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(word)) {
                return reason;
            }
        }
        throw Refusal.malformed("'reason' must be one of " + List.of(Reason.values()));
    }

    private static long cursor(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        throw Refusal.malformed("'before' must be what an earlier answer called 'next'");
    }

    private static Refusal busy(StageException away) {
        return Refusal.later(HttpStatus.SERVICE_UNAVAILABLE, away.failure().detail(), RETRY);
    }
}
