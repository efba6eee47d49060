package io.orrery.gateway.graphs;

import io.orrery.topics.model.TablePart;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list of what was committed for each graph. Blocks; call from virtual threads.
public final class CommittedUploads {
    private final JdbcClient jdbc;

    CommittedUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// `part:upload` of a graph's newest uploads, as the stages write it into their status.
    public List<String> of(String graphId) {
        return jdbc.sql(
                        "select part || ':' || id from upload where graph_id = :graph order by created_at desc limit 64")
                .param("graph", graphId)
                .query((rs, row) -> rs.getString(1))
                .list();
    }

    /// Notes an upload whose job is in the log.
    public void add(String graphId, TablePart part, String upload, long bytes) {
        jdbc.sql("insert into upload (id, graph_id, part, bytes) values (:id, :graph, :part, :bytes)")
                .param("id", upload)
                .param("graph", graphId)
                .param("part", part.name().toLowerCase(Locale.ROOT))
                .param("bytes", bytes)
                .update();
    }
}
