package io.orrery.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON answers. Every body, errors included, is `application/json`: clients read the reason only then.
public final class Answers {
    /// The gateway's only mapper for HTTP bodies; immutable and shared.
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    public static Mono<ServerResponse> ok(Object body) {
        return json(HttpStatus.OK, body);
    }

    public static Mono<ServerResponse> json(HttpStatus status, Object body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .bodyValue(JSON.writeValueAsBytes(body));
    }

    /// The contract's shape of success: `{"success":true,"message":...,"data":{...}}`.
    public static Mono<ServerResponse> success(String message, Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("message", message);
        body.put("data", data);
        return ok(body);
    }

    /// The contract's shape of a page of a list; paging is by `limit` and `offset`, so there are no links.
    public static Map<String, Object> page(int count, List<?> results) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", count);
        body.put("next", null);
        body.put("previous", null);
        body.put("results", results);
        return body;
    }

    /// The contract's shape of failure; some clients read `error`, others `message`, so both say the same.
    public static Map<String, Object> failure(HttpStatus status, String sentence, Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", sentence);
        body.put("message", sentence);
        body.put("error_code", status.value());
        body.put("data", data);
        return body;
    }
}
