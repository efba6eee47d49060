package io.orrery.gateway.inspect;

import io.orrery.gateway.fanout.GraphAccess;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.ViewerAccess;
import io.orrery.stage.StageException;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `GET /api/v1/graphs/{id}/nodes/{slot}` and `/edges/{slot}`, with `?events=n` for more of the lines behind it.
final class InspectRoutes {
    private static final int EVENTS = 5;
    private static final int MAX_EVENTS = 100;
    private static final Duration LOADING_LIMIT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ViewerAccess access;
    private final GraphSummaries summaries;
    private final GraphAccess graphs;
    private final SourceReader sources;
    private final Blocking blocking;

    InspectRoutes(
            ViewerAccess access,
            GraphSummaries summaries,
            GraphAccess graphs,
            SourceReader sources,
            Blocking blocking) {
        this.access = access;
        this.summaries = summaries;
        this.graphs = graphs;
        this.sources = sources;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/graphs/{id}/nodes/{slot}", request -> inspect(request, true))
                .GET("/api/v1/graphs/{id}/edges/{slot}", request -> inspect(request, false))
                .build();
    }

    private Mono<ServerResponse> inspect(ServerRequest request, boolean node) {
        String id = request.pathVariable("id");
        if (!GraphId.isValid(id)) {
            return Mono.error(Refusal.notFound());
        }
        return access.reader(request.exchange().getRequest(), id)
                .flatMap(viewer -> summaries.of(id))
                .switchIfEmpty(Mono.error(Refusal.notFound()))
                .flatMap(summary -> {
                    int slot = number(request.pathVariable("slot"), "slot", Integer.MAX_VALUE);
                    int events = number(request.queryParam("events").orElse("" + EVENTS), "events", MAX_EVENTS);
                    return graphs.loaded(new GraphId(id), summary)
                            .timeout(LOADING_LIMIT)
                            .flatMap(graph -> blocking.call(() -> read(graph, slot, node, events)));
                })
                .timeout(LIMIT)
                .onErrorMap(TimeoutException.class, late -> busy("the graph could not be read in time"))
                .onErrorMap(StageException.class, away -> busy(away.failure().detail()))
                .switchIfEmpty(Mono.error(Refusal.notFound()))
                .flatMap(Answers::ok);
    }

    private @Nullable Map<String, Object> read(GraphAccess.Loaded graph, int slot, boolean node, int events) {
        SlotSearch search = new SlotSearch(graph.history(), graph.references());
        Optional<Found> found = node ? search.node(slot) : search.edge(slot);
        return found.map(element -> answer(graph.id(), element, events)).orElse(null);
    }

    private Map<String, Object> answer(GraphId graph, Found found, int events) {
        Map<String, Object> answer = new LinkedHashMap<>(found.fields());
        Found.Reference reference = found.reference();
        Map<String, Object> attributes = Map.of();
        List<SourceLine> lines = List.of();
        if (reference != null && reference.event()) {
            lines = sources.events(graph, reference, found.searched(), Math.max(1, events));
            String newest = lines.getFirst().text();
            attributes = newest == null ? Map.of() : EventLine.fields(newest);
        } else if (reference != null) {
            SourceReader.Rows rows = sources.rows(graph, reference, Math.max(1, events));
            attributes = rows.attributes();
            lines = rows.lines();
        }
        answer.put("attributes", attributes);
        answer.put("sources", lines);
        return answer;
    }

    private static Refusal busy(String sentence) {
        return Refusal.later(HttpStatus.SERVICE_UNAVAILABLE, sentence, Duration.ofSeconds(2));
    }

    private static int number(String text, String name, int most) {
        if (text.matches("\\d{1,10}") && Long.parseLong(text) <= most) {
            return Integer.parseInt(text);
        }
        throw Refusal.malformed("'" + name + "' must be a whole number from 0 to " + most);
    }
}
