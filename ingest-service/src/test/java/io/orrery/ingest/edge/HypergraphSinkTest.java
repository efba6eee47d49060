package io.orrery.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.ingest.table.BatchSink;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.TableBatches;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class HypergraphSinkTest {
    private static final GraphId GRAPH = new GraphId("g");

    private final List<TableHeader> emitted = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void theFirstBatchDecidesForAllThatFollow() {
        BatchSink sink = sink(job(List.of()));
        sink.batch(batch(0, "10.0.0.1", "ada"));
        sink.batch(batch(1, "not an address", "x"));

        assertThat(emitted).hasSize(2);
        assertThat(emitted.getFirst().spec().relations())
                .extracting(Relation::name)
                .containsExactly("where", "user");
        assertThat(emitted.getFirst().spec().relations().getFirst().source().type())
                .isEqualTo("ip");
        assertThat(emitted.getLast().spec()).isEqualTo(emitted.getFirst().spec());
        assertThat(notes).hasSize(2).first().asString().contains("is taken as ip");
    }

    @Test
    void anUploadThatCannotBecomeTheGraphIsRefusedInOneSentence() {
        BatchSink sink = sink(job(List.of("where", "nowhere")));

        assertThatThrownBy(() -> sink.batch(batch(0, "10.0.0.1", "ada")))
                .isInstanceOfSatisfying(HypergraphSink.UndecidedException.class, undecided -> {
                    assertThat(undecided.refusal().reason()).isEqualTo(Reason.UNSUPPORTED);
                    assertThat(undecided.refusal().message())
                            .isEqualTo(
                                    "The upload cannot be read: the hypergraph names columns that the table does not "
                                            + "have: nowhere; it has where, user.");
                });
        assertThat(emitted).isEmpty();
    }

    @Test
    void whatWasChosenIsToldWithTheStatusAndSurvivesTheProcess() {
        List<StageStatus> told = new ArrayList<>();
        IngestStatuses statuses = new IngestStatuses(() -> Instant.EPOCH, _ -> Optional.empty(), told::add);
        statuses.noted(GRAPH, List.of("column 'a' is taken as ip: so"));
        statuses.completed(GRAPH, "EDGES:u", 1, 0, List.of());
        assertThat(told.getLast().detail()).containsExactly("EDGES:u", "note: column 'a' is taken as ip: so");

        IngestStatuses next = new IngestStatuses(() -> Instant.EPOCH, _ -> Optional.of(told.getLast()), told::add);
        next.completed(GRAPH, "EDGES:v", 1, 0, List.of());
        assertThat(told.getLast().detail())
                .containsExactly("EDGES:v", "EDGES:u", "note: column 'a' is taken as ip: so");
    }

    private BatchSink sink(UploadJob job) {
        TableEmitter emitter = new TableEmitter(job, 4, recording(), () -> Instant.EPOCH, _ -> {});
        return HypergraphSink.of(job, emitter, notes::addAll);
    }

    private static UploadJob job(List<String> columns) {
        Hypergraph hypergraph = new Hypergraph(columns, false, Map.of(), List.of(), Map.of(), true, "");
        GraphSpec spec = new GraphSpec("", List.of(), "", 0, List.of(), List.of(), null, hypergraph);
        return new UploadJob(GRAPH, "u", TablePart.EDGES, FileFormat.CSV, Map.of(), 0, 0, 0, 1, 1, spec, 1, "");
    }

    private static BatchSink.Batch batch(int index, String where, String user) {
        Table table = new Table(
                1,
                List.of(new Column.Text("where", new String[] {where}), new Column.Text("user", new String[] {user})));
        return new BatchSink.Batch(table, TablePart.EDGES, index, index, false, 0.5);
    }

    /// Takes what is emitted; nothing else may be asked of the transaction.
    private TransactionScope recording() {
        InvocationHandler handler = (_, method, arguments) -> {
            if (!method.getName().equals("emit")) {
                throw new IllegalStateException("nobody should " + method.getName());
            }
            ProducerRecord<?, ?> record = (ProducerRecord<?, ?>) arguments[0];
            emitted.add(TableBatches.header((byte[]) record.value()));
            return null;
        };
        Object proxy = Proxy.newProxyInstance(
                TransactionScope.class.getClassLoader(), new Class<?>[] {TransactionScope.class}, handler);
        return (TransactionScope) proxy;
    }
}
