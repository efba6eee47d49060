package io.orrery.gateway.feeds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.http.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tokens of feeds: what a shipper shows to write to one feed. Only fingerprints are stored. Blocks; call from virtual
/// threads.
public final class FeedTokens {
    /// How long a revoked token may still be taken.
    static final Duration MEMORY = Duration.ofSeconds(3);

    /// Tokens that one feed has at most.
    static final int MAX_PER_FEED = 100;

    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_CHARACTERS = 512;
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Cache<String, Optional<FeedGrant>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_REMEMBERED)
            .build();

    public FeedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A token as its owner sees it.
    record Row(
            String id,
            String label,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /// A new token; the only time that its secret is seen.
    record Fresh(String id, Secret secret) {}

    /// What the token grants; empty when it is none of ours, is revoked, or its owner's account is closed.
    public Optional<FeedGrant> find(String token) {
        if (token.isEmpty() || token.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        return remembered.get(new Secret(token).fingerprint(), this::load);
    }

    List<Row> list(String graphId) {
        return jdbc.sql("select id, label, created_at, last_used_at from feed_token where graph_id = :graph "
                        + "order by created_at, id")
                .param("graph", graphId)
                .query((rs, n) -> new Row(
                        rs.getString("id"),
                        rs.getString("label"),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(rs.getObject("last_used_at", OffsetDateTime.class))))
                .list();
    }

    /// Makes a token; empty when the feed has as many as it may.
    Optional<Fresh> create(String graphId, String label) {
        Fresh fresh = new Fresh(Ids.next().substring(0, 16), Secret.random(SECRET_BYTES));
        int made = jdbc.sql("""
                        insert into feed_token (id, graph_id, label, secret_hash)
                        select :id, :graph, :label, :hash
                        where (select count(*) from feed_token where graph_id = :graph) < :limit""")
                .param("id", fresh.id())
                .param("graph", graphId)
                .param("label", label)
                .param("hash", fresh.secret().fingerprint())
                .param("limit", MAX_PER_FEED)
                .update();
        return made == 1 ? Optional.of(fresh) : Optional.empty();
    }

    /// Revokes a token: here at once, at other gateways within [#MEMORY]. False when the feed has none of this id.
    boolean revoke(String graphId, String id) {
        Optional<String> hash = jdbc.sql(
                        "delete from feed_token where graph_id = :graph and id = :id returning secret_hash")
                .param("graph", graphId)
                .param("id", id)
                .query(String.class)
                .optional();
        hash.ifPresent(remembered::invalidate);
        return hash.isPresent();
    }

    private Optional<FeedGrant> load(String fingerprint) {
        Optional<FeedGrant> grant = jdbc.sql("""
                        select f.graph_id, a.name as owner, f.name, f.definition
                        from feed_token t join feed f on f.graph_id = t.graph_id join account a on a.id = f.owner_id
                        where t.secret_hash = :hash and a.active""")
                .param("hash", fingerprint)
                .query(FeedGrants::grant)
                .optional();
        grant.ifPresent(used -> noteUse(fingerprint));
        return grant;
    }

    /// To the minute: a row that every request writes would be the slowest thing at the door.
    private void noteUse(String fingerprint) {
        jdbc.sql("""
                        update feed_token set last_used_at = now() where secret_hash = :hash
                        and (last_used_at is null or last_used_at < now() - interval '1 minute')""").param("hash", fingerprint).update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
