package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.MappingAnswer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How events are read: looked at, tried on a sample, changed. Behind [RequireAccount].
final class MappingRoutes {
    private static final List<String> OF_READING = List.of("format", "zone", "preamble", "rules", "wanted");

    private final FeedDesk desk;
    private final MappingDesk mappings;
    private final NewestEvents newest;
    private final Blocking blocking;
    private final Clock clock;

    MappingRoutes(FeedDesk desk, MappingDesk mappings, NewestEvents newest, Blocking blocking, Clock clock) {
        this.desk = desk;
        this.mappings = mappings;
        this.newest = newest;
        this.blocking = blocking;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/rules", this::rules)
                .POST("/api/v1/mappings:preview", this::preview)
                .POST("/api/v1/feeds/{name}/mappings:preview", this::previewOfFeed)
                .PUT("/api/v1/feeds/{name}", this::change)
                .build();
    }

    private Mono<ServerResponse> rules(ServerRequest request) {
        return blocking.call(mappings::rules)
                .map(rules -> Map.of("files", rules.files(), "formats", rules.formats()))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> preview(ServerRequest request) {
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> {
                    FeedPlan plan = FeedPlan.read(body);
                    return PreviewText.of(mappings.preview(plan, sample(body, plan)));
                }))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> previewOfFeed(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> desk.owned(account, request.pathVariable("name")))
                .flatMap(feed -> JsonBody.object(request).flatMap(body -> blocking.call(() -> preview(feed, body))))
                .flatMap(Answers::ok);
    }

    private Map<String, Object> preview(FeedRow feed, ObjectNode body) {
        FeedPlan plan = FeedPlan.read(over(feed, body));
        SampleEvents sample = body.hasNonNull("sample") ? sample(body, plan) : newest.of(new GraphId(feed.graphId()));
        return PreviewText.of(mappings.preview(plan, sample));
    }

    /// The feed's definition with what the body says instead.
    private static ObjectNode over(FeedRow feed, ObjectNode body) {
        ObjectNode whole = (ObjectNode) Answers.JSON.readTree(feed.definition());
        for (String field : OF_READING) {
            JsonNode value = body.get(field);
            if (value != null && !value.isNull()) {
                whole.set(field, value);
                whole.remove("mapping");
            }
        }
        if (body.hasNonNull("mapping")) {
            whole.set("mapping", body.get("mapping"));
        }
        return whole;
    }

    /// In CSV whose columns nobody has named otherwise the first line does.
    private SampleEvents sample(ObjectNode body, FeedPlan plan) {
        String text = JsonBody.text(body, "sample");
        boolean header = plan.reading() != null
                && plan.reading().format().equals("csv")
                && plan.reading().preamble().isEmpty();
        return SampleEvents.of(text, plan.takesOnlyJson(), header, clock.millis() * 1_000);
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        Account account = RequireAccount.account(request);
        String name = request.pathVariable("name");
        return blocking.call(() -> desk.owned(account, name))
                .flatMap(feed -> JsonBody.object(request)
                        .flatMap(body -> blocking.call(() -> {
                            if (body.hasNonNull("name")
                                    && !JsonBody.text(body, "name").equals(feed.name())) {
                                throw Refusal.malformed("Field 'name' cannot be changed");
                            }
                            FeedDesk.Changed changed = desk.change(account, feed, body);
                            Map<String, Object> answer = new LinkedHashMap<>(FeedRoutes.describe(changed.feed()));
                            answer.put("adopted", changed.adopted());
                            return answer;
                        })))
                .flatMap(Answers::ok);
    }

    /// As the page shows a preview.
    private static final class PreviewText {
        private PreviewText() {}

        static Map<String, Object> of(MappingAnswer.Previewed previewed) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("success", true);
            body.put(
                    "problems",
                    previewed.problems().stream().map(MappingDesk::shown).toList());
            body.put(
                    "events", previewed.events().stream().map(PreviewText::seen).toList());
            body.put("counts", previewed.counts());
            return body;
        }

        private static Map<String, Object> seen(MappingAnswer.Seen seen) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("line", seen.line());
            event.put("format", seen.format());
            event.put("outcome", seen.outcome());
            put(event, "rule", seen.rule());
            put(event, "reason", seen.reason());
            put(event, "detail", seen.detail());
            event.put("fields", seen.fields());
            event.put(
                    "relations",
                    seen.relations().stream().map(PreviewText::told).toList());
            return event;
        }

        private static Map<String, Object> told(MappingAnswer.Told told) {
            Map<String, Object> relation = new LinkedHashMap<>();
            relation.put("source", told.source());
            relation.put("destination", told.destination());
            relation.put("relation", told.relation());
            put(relation, "label", told.label());
            put(relation, "technique", told.technique());
            return relation;
        }

        private static void put(Map<String, Object> into, String name, String text) {
            if (!text.isEmpty()) {
                into.put(name, text);
            }
        }
    }
}
