package io.orrery.ingest.preview;

import io.orrery.ingest.event.EventMapping;
import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.MappingAnswer.Node;
import io.orrery.topics.model.MappingAnswer.Told;
import io.orrery.topics.model.Relation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells of JSON events whose fields a mapping names.
///
/// @param mapping as a feed has it
record MappedSample(EventMapping mapping) {
    private static final String FORMAT = "json";

    ToldSample told(ToldSample sample) {
        return switch (mapping.read(sample.raw())) {
            case EventOutcome.Row row -> row(sample, row.cells());
            case EventOutcome.Rows rows -> row(sample, rows.rows().getFirst());
            case EventOutcome.Filtered filtered -> sample.filtered(FORMAT, filtered.rule(), Map.of());
            case EventOutcome.Rejected rejected -> sample.rejected(rejected.reason(), rejected.detail());
        };
    }

    private ToldSample row(ToldSample sample, @Nullable Object[] cells) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<ColumnSpec> columns = mapping.columns();
        for (int i = 0; i < columns.size(); i++) {
            Object cell = cells[i];
            if (cell != null) {
                fields.put(columns.get(i).name(), text(columns.get(i).type(), cell));
            }
        }
        List<Told> relations = new ArrayList<>();
        for (Relation relation : mapping.spec().relations()) {
            if (relation.when().entrySet().stream().allMatch(e -> e.getValue().equals(fields.get(e.getKey())))) {
                Node source = node(relation.source(), fields);
                Node destination = node(relation.destination(), fields);
                if (source != null && destination != null) {
                    relations.add(new Told(source, destination, relation.name(), "", ""));
                }
            }
        }
        return sample.mapped(FORMAT, fields, relations);
    }

    private static String text(ColumnType type, Object cell) {
        return type == ColumnType.TIMESTAMP && cell instanceof Long micros
                ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString()
                : cell.toString();
    }

    private static @Nullable Node node(Entity entity, Map<String, String> fields) {
        String id = fields.get(entity.column());
        return id == null ? null : new Node(entity.type(), id, id);
    }
}
