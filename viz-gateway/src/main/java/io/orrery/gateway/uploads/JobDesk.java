package io.orrery.gateway.uploads;

import io.orrery.gateway.graphs.CommittedUploads;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.Documents;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Says that an upload is complete. The job record is the commit: before it the chunks mean nothing, after it ingest
/// reads them. Blocks; call from virtual threads.
final class JobDesk {
    private static final Logger log = LoggerFactory.getLogger(JobDesk.class);

    private final LogWriter writer;
    private final CommittedUploads uploads;
    private final Clock clock;

    JobDesk(LogWriter writer, CommittedUploads uploads, Clock clock) {
        this.writer = writer;
        this.uploads = uploads;
        this.clock = clock;
    }

    /// What is said about one stored file.
    record Order(
            GraphId graph,
            TablePart part,
            FileFormat format,
            Map<String, String> options,
            StoredFile stored,
            GraphSpec spec,
            String trace) {}

    /// Publishes the job and returns once it is committed.
    ///
    /// @throws io.orrery.gateway.http.Refusal 503 when the log does not take it
    void publish(Order order) {
        StoredFile stored = order.stored();
        UploadJob job = new UploadJob(
                order.graph(),
                stored.upload(),
                order.part(),
                order.format(),
                order.options(),
                stored.partition(),
                stored.firstOffset(),
                stored.lastOffset(),
                stored.chunks(),
                stored.bytes(),
                order.spec(),
                micros(clock.instant()),
                order.trace());
        writer.write(Catalogue.UPLOAD_JOBS, RecordKey.of(order.graph(), stored.upload()), Documents.encode(job));
        log.info(
                "graph={} upload={} committed bytes={} trace={}",
                order.graph(),
                stored.upload(),
                stored.bytes(),
                order.trace());
        try {
            uploads.add(order.graph().value(), order.part(), stored.upload(), stored.bytes());
        } catch (DataAccessException e) {
            // Committed is committed: the log has the job, only the summary will not know to wait for it.
            log.error("Upload {} of graph {} is missing from the list of uploads", stored.upload(), order.graph(), e);
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
