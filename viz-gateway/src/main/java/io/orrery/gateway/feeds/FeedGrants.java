package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Answers;
import io.orrery.topics.model.GraphId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Grants for doors that the operator's configuration binds to a feed. Blocks; call from virtual threads.
public final class FeedGrants {
    private final JdbcClient jdbc;

    public FeedGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The feed of this name that an active account of this name owns.
    public Optional<FeedGrant> named(String owner, String feed) {
        return jdbc.sql("""
                        select f.graph_id, a.name as owner, f.name, f.definition from feed f join account a on a.id = f.owner_id
                        where a.name = :owner and a.active and f.name = :feed""")
                .param("owner", owner.strip().toLowerCase(Locale.ROOT))
                .param("feed", feed)
                .query(FeedGrants::grant)
                .optional();
    }

    static FeedGrant grant(ResultSet rs, int number) throws SQLException {
        return new FeedGrant(
                new GraphId(rs.getString("graph_id")),
                rs.getString("owner"),
                rs.getString("name"),
                FeedPlan.read(Answers.JSON.readTree(rs.getString("definition"))));
    }
}
