package io.orrery.gateway.graphs;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Requests;
import io.orrery.gateway.viewing.GraphSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Graphs as their owners see them, in our own words and in PyGraphistry's.
final class GraphRoutes {
    private final Graphs graphs;
    private final GraphViewerAccess access;
    private final SummaryDesk summaries;
    private final Erasures erasures;
    private final Blocking blocking;

    GraphRoutes(Graphs graphs, GraphViewerAccess access, SummaryDesk summaries, Erasures erasures, Blocking blocking) {
        this.graphs = graphs;
        this.access = access;
        this.summaries = summaries;
        this.erasures = erasures;
        this.blocking = blocking;
    }

    /// Reading one graph: open to whoever its sharing lets in, and refused here for everybody else.
    RouterFunction<ServerResponse> readingRoutes() {
        return RouterFunctions.route()
                .GET("/api/v1/graphs/{id}", this::summary)
                .GET("/api/v2/datasets/{id}", this::dataset)
                .GET("/api/v2/upload/datasets/{id}", this::dataset)
                .POST("/api/v2/datasets/{id}/python", this::noPython)
                .POST("/api/v2/etl/datasets/{id}/gfql/{output}", this::noGfql)
                .build();
    }

    /// Behind [RequireAccount].
    RouterFunction<ServerResponse> accountRoutes() {
        return RouterFunctions.route()
                .GET("/api/v1/graphs", this::list)
                .GET("/api/v2/datasets", this::datasets)
                .DELETE("/api/v1/graphs/{id}", this::delete)
                .DELETE("/api/v2/datasets/{id}", this::delete)
                .POST("/api/v2/share/link", this::share)
                .build();
    }

    private Mono<ServerResponse> summary(ServerRequest request) {
        return readable(request)
                .flatMap(row -> blocking.call(() -> summaries.of(row)))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> dataset(ServerRequest request) {
        return readable(request)
                .flatMap(row -> blocking.call(() -> describe(row, summaries.of(row))))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Account account = RequireAccount.account(request);
        Requests.Page page = Requests.page(request);
        return blocking.call(() -> {
                    List<GraphSummary> found = graphs.visibleTo(account.id(), page.limit(), page.offset()).stream()
                            .map(summaries::of)
                            .toList();
                    return Map.of("count", graphs.countVisibleTo(account.id()), "graphs", found);
                })
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> datasets(ServerRequest request) {
        Account account = RequireAccount.account(request);
        Requests.Page page = Requests.page(request);
        return blocking.call(() -> {
                    List<Map<String, Object>> found =
                            graphs.visibleTo(account.id(), page.limit(), page.offset()).stream()
                                    .map(row -> describe(row, summaries.of(row)))
                                    .toList();
                    return Answers.page(graphs.countVisibleTo(account.id()), found);
                })
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        Account account = RequireAccount.account(request);
        String id = request.pathVariable("id");
        return blocking.run(() -> erasures.request(id, () -> graphs.delete(id, account.id())))
                .then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    private Mono<ServerResponse> share(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.run(() -> share(account, body)))
                .then(Mono.defer(() -> Answers.ok(Map.of("status", "OK", "success", true, "message", "Shared"))));
    }

    private void share(Account account, ObjectNode body) {
        String word = JsonBody.text(body, "mode");
        Sharing mode = Sharing.ofWord(word)
                .orElseThrow(() ->
                        Refusal.malformed("Field 'mode' must be private, organization or public, was '" + word + "'"));
        if (!JsonBody.text(body, "obj_type", "dataset").equals("dataset")) {
            throw Refusal.malformed("Field 'obj_type' must be dataset");
        }
        if (!graphs.share(JsonBody.text(body, "obj_pk"), account.id(), mode)) {
            throw Refusal.notFound();
        }
    }

    private Mono<ServerResponse> noPython(ServerRequest request) {
        return readable(request)
                .flatMap(row -> Mono.error(Refusal.of(
                        HttpStatus.FORBIDDEN, "The python endpoint is disabled: this server runs no foreign code")));
    }

    private Mono<ServerResponse> noGfql(ServerRequest request) {
        return readable(request)
                .flatMap(row -> Mono.error(
                        Refusal.of(HttpStatus.NOT_IMPLEMENTED, "Remote GFQL is not available on this server yet")));
    }

    private Mono<GraphRow> readable(ServerRequest request) {
        return access.readable(request.exchange().getRequest(), request.pathVariable("id"));
    }

    private static Map<String, Object> describe(GraphRow row, GraphSummary summary) {
        ObjectNode created = (ObjectNode) Answers.JSON.readTree(row.metadata());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("dataset_id", row.id());
        body.put("name", row.name());
        body.put("description", row.description());
        body.put("author", row.ownerName());
        body.put("mode", row.mode().word());
        body.put("node_count", summary.nodes());
        body.put("edge_count", summary.edges());
        body.put("status", summary.status());
        body.put("created_at", row.createdAt().toString());
        body.put("updated_at", summary.updatedAt());
        for (String field : List.of("node_encodings", "edge_encodings", "metadata")) {
            body.put(field, created.has(field) ? created.get(field) : Map.of());
        }
        return body;
    }
}
