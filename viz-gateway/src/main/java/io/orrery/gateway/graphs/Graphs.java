package io.orrery.gateway.graphs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The graph table. Blocks; call from virtual threads.
public final class Graphs {
    private static final String SELECT = """
            select g.id, g.owner_id, a.name as owner_name, g.mode, g.name, g.description, g.metadata, f.name as feed,
                   g.created_at, g.updated_at
            from graph g join account a on a.id = g.owner_id left join feed f on f.graph_id = g.id
            """;

    private final JdbcClient jdbc;

    public Graphs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<GraphRow> find(String id) {
        return jdbc.sql(SELECT + "where g.id = :id")
                .param("id", id)
                .query(Graphs::row)
                .optional();
    }

    /// Newest first: the account's own graphs and those shared with the organisation.
    public List<GraphRow> visibleTo(long accountId, int limit, int offset) {
        return jdbc.sql(SELECT + """
                        where g.owner_id = :account or g.mode = 'organization'
                        order by g.created_at desc, g.id limit :limit offset :offset""")
                .param("account", accountId)
                .param("limit", limit)
                .param("offset", offset)
                .query(Graphs::row)
                .list();
    }

    public int countVisibleTo(long accountId) {
        return jdbc.sql("select count(*) from graph where owner_id = :account or mode = 'organization'")
                .param("account", accountId)
                .query(Integer.class)
                .single();
    }

    public void createUpload(String id, long ownerId, String name, String description, String metadata) {
        insert(id, ownerId, "upload", name, description, metadata);
    }

    public void createFeed(String id, long ownerId, String name, String metadata) {
        insert(id, ownerId, "feed", name, "", metadata);
    }

    /// Changes who may read a graph; false when the account does not own such a graph.
    public boolean share(String id, long ownerId, Sharing mode) {
        return jdbc.sql("update graph set mode = :mode, updated_at = now() where id = :id and owner_id = :owner")
                        .param("mode", mode.word())
                        .param("id", id)
                        .param("owner", ownerId)
                        .update()
                == 1;
    }

    /// Removes the row; false when the account does not own such a graph.
    public boolean delete(String id, long ownerId) {
        return jdbc.sql("delete from graph where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", ownerId)
                        .update()
                == 1;
    }

    private void insert(String id, long ownerId, String kind, String name, String description, String metadata) {
        jdbc.sql("""
                        insert into graph (id, owner_id, kind, name, description, metadata)
                        values (:id, :owner, :kind, :name, :description, :metadata::jsonb)""")
                .param("id", id)
                .param("owner", ownerId)
                .param("kind", kind)
                .param("name", name)
                .param("description", description)
                .param("metadata", metadata)
                .update();
    }

    private static GraphRow row(ResultSet rs, int number) throws SQLException {
        return new GraphRow(
                rs.getString("id"),
                rs.getLong("owner_id"),
                rs.getString("owner_name"),
                Sharing.ofWord(rs.getString("mode")).orElseThrow(),
                rs.getString("name"),
                rs.getString("description"),
                rs.getString("metadata"),
                rs.getString("feed"),
                instant(rs, "created_at"),
                instant(rs, "updated_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
