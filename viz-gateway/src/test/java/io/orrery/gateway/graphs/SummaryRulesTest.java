package io.orrery.gateway.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.viewing.GraphSummary;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.StageStatus.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryRulesTest {
    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final long NOW = CREATED.toEpochMilli() + 60_000;
    private static final List<String> EDGES = List.of("edges:e1");
    private static final List<String> BOTH = List.of("nodes:n1", "edges:e1");

    @Test
    void an_upload_waits_until_something_is_committed() {
        assertThat(upload(List.of()).status()).isEqualTo("waiting");
        assertThat(upload(EDGES).status()).isEqualTo("ingesting");
    }

    @Test
    void an_upload_is_ingesting_while_edges_are_missing_or_the_newest_table_is_not_applied() {
        StageStatus idle = transform(State.IDLE, "nodes:n1");
        assertThat(upload(List.of("nodes:n1"), idle).status()).isEqualTo("ingesting");
        assertThat(upload(BOTH, transform(State.IDLE, "edges:e1")).status()).isEqualTo("ingesting");
        assertThat(upload(EDGES, transform(State.WORKING, "edges:e1")).status()).isEqualTo("ingesting");
    }

    @Test
    void an_upload_is_laying_out_until_its_layout_rests() {
        StageStatus done = transform(State.IDLE, "EDGES:e1");
        assertThat(upload(EDGES, done).status()).isEqualTo("laying-out");
        assertThat(upload(EDGES, done, layout("moving")).status()).isEqualTo("laying-out");
        assertThat(upload(EDGES, done, layout("resting")).status()).isEqualTo("ready");
        assertThat(upload(EDGES, done, layout("paused")).layout()).isEqualTo("paused");
    }

    @Test
    void a_graph_tells_its_layout_and_the_settings_that_differ_from_the_defaults() {
        StageStatus done = transform(State.IDLE, "EDGES:e1");
        GraphSummary plain = upload(EDGES, done, layout("moving"));
        assertThat(plain.arrangement()).isEqualTo(new GraphSummary.Arrangement("force", "none"));
        assertThat(plain.settings()).isEmpty();
        GraphSummary arranged = upload(
                EDGES,
                done,
                layout("resting", "layout=radial", "by=degree", "gravity=2.5", "linLog=1.0", "scalingRatio=1.0E-4"));
        assertThat(arranged.arrangement()).isEqualTo(new GraphSummary.Arrangement("radial", "degree"));
        assertThat(arranged.settings()).isEqualTo(Map.of("gravity", 2.5, "linLog", 1.0, "scalingRatio", 1e-4));
    }

    @Test
    void a_tidier_layout_that_is_ready_is_told_and_is_no_setting() {
        GraphSummary offered = upload(EDGES, layout("resting", "layout=force", "by=none", "gravity=2.5", "tidier=1"));
        assertThat(offered.tidier()).isTrue();
        assertThat(offered.settings()).isEqualTo(Map.of("gravity", 2.5));
        assertThat(upload(EDGES, layout("resting", "layout=force", "by=none")).tidier())
                .isFalse();
    }

    @Test
    void a_failed_stage_fails_the_graph_and_says_where() {
        Problem problem = new Problem(Stage.INGEST, Reason.MISSING_COLUMN, "no column 'src'", "column 'src'");
        GraphSummary summary = upload(EDGES, status(Stage.INGEST, State.FAILED, NOW, List.of(problem), List.of()));
        assertThat(summary.status()).isEqualTo("failed");
        assertThat(summary.errors())
                .containsExactly(
                        new GraphSummary.Problem("ingest", "missing-column", "no column 'src'", "column 'src'"));
    }

    @Test
    void a_feed_is_ready_once_it_has_a_picture_and_its_rate_ends_with_its_events() {
        GraphRow feed = row("auth");
        assertThat(merge(feed, List.of()).status()).isEqualTo("waiting");
        StageStatus fresh = status(Stage.INGEST, State.IDLE, NOW - 1_000, List.of(), List.of());
        StageStatus stale = status(Stage.INGEST, State.IDLE, NOW - 20_000, List.of(), List.of());
        assertThat(merge(feed, List.of(), fresh, transform(State.WORKING), layout("moving")))
                .returns("ready", GraphSummary::status)
                .returns(12.5, GraphSummary::eventsPerSecond)
                .returns("feed", GraphSummary::kind);
        assertThat(merge(feed, List.of(), stale).eventsPerSecond()).isZero();
    }

    private static GraphSummary upload(List<String> uploads, StageStatus... statuses) {
        return merge(row(null), uploads, statuses);
    }

    private static GraphSummary merge(GraphRow row, List<String> uploads, StageStatus... statuses) {
        return SummaryRules.merge(
                row, uploads, Arrays.stream(statuses).collect(Collectors.toMap(StageStatus::stage, s -> s)), NOW);
    }

    private static GraphRow row(@Nullable String feed) {
        return new GraphRow("g", 1, "ada", Sharing.PRIVATE, "a graph", "", "{}", feed, CREATED, CREATED);
    }

    private static StageStatus transform(State state, String... done) {
        return status(Stage.TRANSFORM, state, NOW, List.of(), List.of(done));
    }

    private static StageStatus layout(String... words) {
        return status(Stage.LAYOUT, State.IDLE, NOW, List.of(), List.of(words));
    }

    private static StageStatus status(
            Stage stage, State state, long atMillis, List<Problem> problems, List<String> detail) {
        return new StageStatus(
                new GraphId("g"), stage, state, 0.5, 10, 20, 30, 1, 12.5, problems, detail, atMillis, "");
    }
}
