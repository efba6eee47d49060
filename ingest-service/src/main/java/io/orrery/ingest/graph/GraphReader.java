package io.orrery.ingest.graph;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import java.io.IOException;

/// Makes a node table and an edge table of a graph file. The file is read twice: once for the names and types of its
/// attributes, once for its rows; what is wrong with it is found before anything is emitted.
public final class GraphReader implements TableReader {
    private final GraphParser parser;

    public GraphReader(GraphParser parser) {
        this.parser = parser;
    }

    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        GraphSurvey survey = new GraphSurvey(out.limits());
        try (ShareStream in = new ShareStream(file.open(), file.bytes())) {
            parser.parse(in, out.limits(), survey);
        }
        if (survey.isEmpty()) {
            throw RefusedException.empty("there is neither a node nor an edge in it");
        }
        try (ShareStream in = new ShareStream(file.open(), file.bytes())) {
            GraphTables tables = new GraphTables(survey, out, in::share);
            parser.parse(in, out.limits(), tables);
            tables.finish();
        }
    }
}
