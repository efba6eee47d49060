package io.orrery.gateway.graphs;

import io.orrery.gateway.http.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The list of graphs and files that are gone for people and still have records in the log. Written in the transaction
/// that removes the row, so neither a crash nor an absent broker can make a deletion stop half way. Blocks.
public final class Erasures {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Erasures(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Something to erase, and how often that was tried.
    record Due(String graphId, int attempts) {}

    /// Removes the row of `id` and notes what has to follow, both or neither.
    ///
    /// @param removal removes the row; false when there is none that the caller may remove
    /// @throws Refusal 404 when `removal` says false
    public void request(String id, BooleanSupplier removal) {
        transaction.executeWithoutResult(status -> {
            if (!removal.getAsBoolean()) {
                throw Refusal.notFound();
            }
            jdbc.sql("insert into erasure (graph_id) values (:id) on conflict do nothing")
                    .param("id", id)
                    .update();
        });
    }

    List<Due> due(int limit) {
        return jdbc.sql("""
                        select graph_id, attempts from erasure where not_before <= now()
                        order by not_before limit :limit""")
                .param("limit", limit)
                .query((rs, n) -> new Due(rs.getString("graph_id"), rs.getInt("attempts")))
                .list();
    }

    void finished(String graphId) {
        jdbc.sql("delete from erasure where graph_id = :id")
                .param("id", graphId)
                .update();
    }

    void again(String graphId, Duration pause) {
        jdbc.sql("""
                        update erasure set attempts = attempts + 1,
                        not_before = now() + make_interval(secs => :seconds) where graph_id = :id""")
                .param("id", graphId)
                .param("seconds", pause.toMillis() / 1000.0)
                .update();
    }

    /// How many are left to erase.
    public int pending() {
        return jdbc.sql("select count(*) from erasure").query(Integer.class).single();
    }
}
