package io.orrery.gateway.splunk;

import io.orrery.gateway.http.Answers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The collector's way to answer: a text and its number.
final class HecAnswers {
    private static final String RETRY_SECONDS = "1";

    private HecAnswers() {}

    static Mono<ServerResponse> success(Optional<Long> acknowledgement) {
        Map<String, Object> body = body(HecCode.SUCCESS);
        acknowledgement.ifPresent(number -> body.put("ackId", number));
        return Answers.ok(body);
    }

    static Mono<ServerResponse> acks(Map<String, Boolean> known) {
        return Answers.ok(Map.of("acks", known));
    }

    static Mono<ServerResponse> healthy() {
        return Answers.ok(body(HecCode.HEALTHY));
    }

    static Mono<ServerResponse> refused(HecRefusal refusal) {
        Map<String, Object> body = body(refusal.code());
        if (refusal.event() != HecRefusal.NO_EVENT) {
            body.put("invalid-event-number", refusal.event());
        }
        ServerResponse.BodyBuilder answer = ServerResponse.status(refusal.code().status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.code() == HecCode.BUSY) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.bodyValue(Answers.JSON.writeValueAsBytes(body));
    }

    private static Map<String, Object> body(HecCode code) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", code.text());
        body.put("code", code.number());
        return body;
    }
}
