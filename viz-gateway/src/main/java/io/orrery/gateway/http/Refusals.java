package io.orrery.gateway.http;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/// Turns whatever went wrong below into one JSON answer. Refusals are answered as they are; an unreachable database
/// or cache is 503 with `Retry-After`; anything else is our defect: logged here once, answered without details.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Refusals implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(5);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Refusal refusal = refusalOf(exchange, failure);
        response.setStatusCode(refusal.status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl("no-store");
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body =
                Answers.JSON.writeValueAsBytes(Answers.failure(refusal.status(), refusal.sentence(), refusal.data()));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /// The refusal that a failure amounts to, for doors that say it in the words of another protocol. Logs what is our
    /// fault, so call it once for each failure.
    public static Refusal refusalOf(ServerWebExchange exchange, Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case ResponseStatusException status when status.getStatusCode().value() == 404 -> Refusal.notFound();
            case ResponseStatusException status
            when status.getStatusCode().is4xxClientError() ->
                Refusal.of(known(status), known(status).getReasonPhrase());
            case AbortedException gone -> {
                log.debug("A client went away in the middle of its request: {}", gone.toString());
                yield Refusal.malformed("The request ended before its body did");
            }
            case RedisException outage -> outage("The session store", outage);
            case DataAccessException outage -> outage("The database", outage);
            default -> {
                log.error(
                        "Unexpected failure at {} {}",
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath().pathWithinApplication(),
                        failure);
                yield Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", Map.of());
            }
        };
    }

    private static HttpStatus known(ResponseStatusException failure) {
        HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
        return status == null ? HttpStatus.BAD_REQUEST : status;
    }

    private static Refusal outage(String who, Exception failure) {
        log.warn("{} did not answer: {}", who, failure.toString());
        return Refusal.later(
                HttpStatus.SERVICE_UNAVAILABLE, who + " is unavailable, try again shortly", RETRY_AFTER_OUTAGE);
    }
}
