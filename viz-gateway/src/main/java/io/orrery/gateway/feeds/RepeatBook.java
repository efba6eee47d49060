package io.orrery.gateway.feeds;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.http.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/// Answers a repeated post as the first one was answered, for a day, by the client's `Idempotency-Key`. While the first
/// is under way a second is told to wait. A post that failed is forgotten and may be tried again; its events then get
/// the ids that they had before.
final class RepeatBook {
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration LONGEST_POST = Duration.ofMinutes(10);
    private static final Duration RETRY_WHEN_PENDING = Duration.ofSeconds(1);
    private static final String PENDING = "pending";

    private final RedisReactiveCommands<String, String> redis;

    RepeatBook(RedisReactiveCommands<String, String> redis) {
        this.redis = redis;
    }

    /// The remembered answer to `key`, or that of `work`, which is then remembered.
    ///
    /// @param scope the graph: keys of different feeds are different
    Mono<String> once(String scope, String key, Supplier<Mono<String>> work) {
        String entry = "orrery:post:" + scope + ":" + new Secret(key).fingerprint();
        return redis.set(entry, PENDING, SetArgs.Builder.nx().px(LONGEST_POST))
                .map(answer -> true)
                .defaultIfEmpty(false)
                .flatMap(first -> first ? attempt(entry, work) : remembered(entry));
    }

    private Mono<String> attempt(String entry, Supplier<Mono<String>> work) {
        return Mono.defer(work)
                .flatMap(answer ->
                        redis.set(entry, answer, SetArgs.Builder.px(MEMORY)).thenReturn(answer))
                .onErrorResume(failure -> redis.del(entry).then(Mono.error(failure)));
    }

    private Mono<String> remembered(String entry) {
        return redis.get(entry)
                .filter(answer -> !answer.equals(PENDING))
                .switchIfEmpty(Mono.error(() -> Refusal.later(
                        HttpStatus.CONFLICT,
                        "The same post is under way already, ask again shortly",
                        RETRY_WHEN_PENDING)));
    }
}
