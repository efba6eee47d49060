package io.orrery.gateway.feeds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The feed table. Names are unique per owner. Blocks; call from virtual threads.
final class FeedShelf {
    /// Feeds listed at most.
    private static final int MAX_LISTED = 1_000;

    private final JdbcClient jdbc;

    FeedShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FeedRow> find(long ownerId, String name) {
        return jdbc.sql("select * from feed where owner_id = :owner and name = :name")
                .param("owner", ownerId)
                .param("name", name)
                .query(FeedShelf::row)
                .optional();
    }

    List<FeedRow> list(long ownerId) {
        return jdbc.sql("select * from feed where owner_id = :owner order by name limit :limit")
                .param("owner", ownerId)
                .param("limit", MAX_LISTED)
                .query(FeedShelf::row)
                .list();
    }

    void add(long ownerId, String name, String graphId, String definition) {
        jdbc.sql("""
                        insert into feed (owner_id, name, graph_id, definition)
                        values (:owner, :name, :graph, :definition::jsonb)""")
                .param("owner", ownerId)
                .param("name", name)
                .param("graph", graphId)
                .param("definition", definition)
                .update();
    }

    /// False when there is no such feed.
    boolean change(long ownerId, String name, String definition) {
        return jdbc.sql("""
                        update feed set definition = :definition::jsonb
                        where owner_id = :owner and name = :name""")
                        .param("owner", ownerId)
                        .param("name", name)
                        .param("definition", definition)
                        .update()
                == 1;
    }

    private static FeedRow row(ResultSet rs, int number) throws SQLException {
        return new FeedRow(
                rs.getString("name"),
                rs.getString("graph_id"),
                rs.getString("definition"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
