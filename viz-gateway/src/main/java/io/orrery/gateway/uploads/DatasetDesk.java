package io.orrery.gateway.uploads;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.graphs.GraphRow;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.TablePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Creates datasets and says when their tables are complete. Blocks; call from virtual threads.
final class DatasetDesk {
    private static final int MAX_NAME = 500;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_FILES = 64;

    private final Graphs graphs;
    private final FileShelf files;
    private final JobDesk jobs;

    DatasetDesk(Graphs graphs, FileShelf files, JobDesk jobs) {
        this.graphs = graphs;
        this.files = files;
        this.jobs = jobs;
    }

    /// A new dataset.
    record Created(String id, List<String> warnings) {}

    /// Creates a dataset; with `edge_files` and `node_files` it is complete when this returns.
    ///
    /// @throws Refusal 400 when bindings are missing or a file is unknown; then nothing is created
    Created create(Account owner, ObjectNode body, String trace) {
        SpecReader.Reading reading = SpecReader.read(body);
        List<Part> parts = new ArrayList<>();
        parts.addAll(files(owner, body, "node_files", TablePart.NODES));
        parts.addAll(files(owner, body, "edge_files", TablePart.EDGES));
        String id = Ids.next();
        graphs.createUpload(
                id,
                owner.id(),
                bounded(JsonBody.text(body, "name", "Untitled"), "name", MAX_NAME),
                bounded(JsonBody.text(body, "description", ""), "description", MAX_DESCRIPTION),
                Answers.JSON.writeValueAsString(body));
        for (Part part : parts) {
            FileRow file = part.file();
            jobs.publish(new JobDesk.Order(
                    new GraphId(id),
                    part.kind(),
                    file.format(),
                    file.options(),
                    part.stored(),
                    reading.specFor(file.format()),
                    trace));
        }
        return new Created(id, reading.warnings());
    }

    /// The dataset, if `owner` may upload into it.
    ///
    /// @throws Refusal 404 when it does not exist or belongs to somebody else
    GraphRow owned(Account owner, String id) {
        return graphs.find(id)
                .filter(row -> row.ownerId() == owner.id() && row.feed() == null)
                .orElseThrow(Refusal::notFound);
    }

    /// Says that a table of a dataset is complete.
    void complete(
            GraphRow dataset,
            TablePart part,
            FileFormat format,
            Map<String, String> options,
            StoredFile stored,
            String trace) {
        GraphSpec spec =
                SpecReader.read(Answers.JSON.readTree(dataset.metadata())).specFor(format);
        jobs.publish(new JobDesk.Order(new GraphId(dataset.id()), part, format, options, stored, spec, trace));
    }

    private List<Part> files(Account owner, ObjectNode body, String field, TablePart kind) {
        List<Part> found = new ArrayList<>();
        JsonNode entries = body.path(field);
        if (entries.size() > MAX_FILES) {
            throw Refusal.malformed("Field " + field + " takes at most " + MAX_FILES + " files");
        }
        for (JsonNode entry : entries) {
            // An entry is an id, or an id with the number of a table in it.
            String id = (entry.isArray() ? entry.path(0) : entry).asString("");
            FileRow file = files.find(id, owner.id())
                    .orElseThrow(() -> unknown(field, id, "is not one of your files; upload it again"));
            StoredFile stored = file.stored();
            if (stored == null) {
                throw unknown(field, id, "was announced but never uploaded");
            }
            found.add(new Part(kind, file, stored));
        }
        return found;
    }

    private static Refusal unknown(String field, String id, String why) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST, "Field " + field + ": file '" + id + "' " + why, Map.of("file_id", id));
    }

    private static String bounded(String text, String field, int max) {
        if (text.length() > max) {
            throw Refusal.malformed("Field '" + field + "' has " + text.length() + " characters, at most " + max);
        }
        return text;
    }

    private record Part(TablePart kind, FileRow file, StoredFile stored) {}
}
