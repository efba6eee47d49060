package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.Documents;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);

    @Test
    void streams_a_table_into_chunks_and_publishes_one_job_that_finds_them() {
        byte[] table = bytes(2_500_000);
        String dataset = fixture.createDataset(alice);

        Answer answer = alice.post("/api/v2/upload/datasets/" + dataset + "/edges/arrow?compression=infer", table);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("success").booleanValue()).isTrue();
        UploadJob job = onlyJob(dataset);
        assertThat(job.part()).isEqualTo(TablePart.EDGES);
        assertThat(job.format()).isEqualTo(FileFormat.ARROW);
        assertThat(job.options()).containsEntry("compression", "infer");
        assertThat(job.chunks()).isEqualTo(3);
        assertThat(job.bytes()).isEqualTo(table.length);
        assertThat(job.spec().nodeIdColumn()).isEqualTo("id");
        assertThat(content(job, dataset)).isEqualTo(table);
    }

    @Test
    void refuses_an_empty_table_and_leaves_no_job() {
        String dataset = fixture.createDataset(alice);
        Answer answer = alice.post("/api/v2/upload/datasets/" + dataset + "/edges/arrow", new byte[0]);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asString()).isEqualTo("The file is empty");
        assertThat(topics.read(Catalogue.UPLOAD_JOBS, dataset)).isEmpty();
    }

    @Test
    void refuses_a_table_above_the_limit_with_json_and_leaves_no_job() {
        String dataset = fixture.createDataset(alice);
        Answer answer = alice.post(
                "/api/v2/upload/datasets/" + dataset + "/edges/csv", bytes((int) GatewayFixture.MAX_UPLOAD + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("success").booleanValue()).isFalse();
        assertThat(answer.json().path("error_code").intValue()).isEqualTo(413);
        assertThat(topics.read(Catalogue.UPLOAD_JOBS, dataset)).isEmpty();
    }

    @Test
    void says_which_formats_there_are() {
        String dataset = fixture.createDataset(alice);
        Answer answer = alice.post("/api/v2/upload/datasets/" + dataset + "/edges/orc", new byte[] {1});
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asString())
                .isEqualTo("Format 'orc' is not supported; use arrow, csv, json, parquet, xlsx for a table, edgelist,"
                        + " matrixmarket, metis, graphml, gexf, gml, pajek, dot, graphson for a whole graph");
    }

    @Test
    void takes_a_file_that_holds_a_whole_graph_without_any_bindings() {
        String dataset = alice.post("/api/v2/upload/datasets/", "{\"name\":\"g\",\"graph_file\":true}")
                .json()
                .path("data")
                .path("dataset_id")
                .asString();
        String path = "/api/v2/upload/datasets/" + dataset;
        assertThat(alice.post(path + "/edges/gexf", new byte[] {1})
                        .json()
                        .path("message")
                        .asString())
                .isEqualTo("Format 'gexf' holds a whole graph; send it to graph/gexf");
        assertThat(alice.post(path + "/graph/csv", new byte[] {1})
                        .json()
                        .path("message")
                        .asString())
                .isEqualTo("Format 'csv' holds one table; send it to edges/csv or nodes/csv");

        assertThat(alice.post(path + "/graph/edgelist", bytes(100)).status()).isEqualTo(200);

        UploadJob job = onlyJob(dataset);
        assertThat(job.part()).isEqualTo(TablePart.EDGES);
        assertThat(job.format()).isEqualTo(FileFormat.EDGE_LIST);
        assertThat(job.spec().nodeIdColumn()).isEqualTo("id");
        assertThat(job.spec().relations().getFirst().destination().column()).isEqualTo("target");
        assertThat(job.spec().timeColumn()).isEqualTo("time");
    }

    @Test
    void takes_files_first_and_completes_the_dataset_when_it_is_created() {
        Answer file =
                alice.post("/api/v2/files/", "{\"file_type\":\"arrow\",\"agent_name\":\"test\",\"name\":\"n edges\"}");
        String id = file.json().path("file_id").asString();
        byte[] table = bytes(1_200_000);

        Answer uploaded = alice.post("/api/v2/upload/files/" + id + "?erase=true", table);
        assertThat(uploaded.json().path("is_valid").booleanValue()).isTrue();
        Answer created = alice.post("/api/v2/upload/datasets/", """
                {"edge_encodings":{"bindings":{"source":"s","destination":"d"}},"node_encodings":{"bindings":{}},
                 "name":"n","description":"","metadata":{},"edge_files":["%s"],"node_files":[]}""".formatted(id));

        String dataset = created.json().path("data").path("dataset_id").asString();
        UploadJob job = onlyJob(dataset);
        assertThat(content(job, id)).isEqualTo(table);
    }

    @Test
    void names_the_file_that_a_dataset_asks_for_and_nobody_uploaded() {
        Answer created = alice.post("/api/v2/upload/datasets/", """
                {"edge_encodings":{"bindings":{"source":"s","destination":"d"}},"edge_files":["0123"]}""");
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.json().path("message").asString())
                .contains("edge_files")
                .contains("0123");
    }

    private UploadJob onlyJob(String dataset) {
        List<TopicReader.Entry> jobs = topics.read(Catalogue.UPLOAD_JOBS, dataset);
        assertThat(jobs).hasSize(1);
        return Documents.uploadJob(jobs.getFirst().value());
    }

    private byte[] content(UploadJob job, String owner) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (TopicReader.Entry chunk : topics.read(Catalogue.UPLOADS, owner)) {
            assertThat(chunk.key()).contains("/" + job.upload() + "/");
            assertThat(chunk.offset()).isBetween(job.firstOffset(), job.lastOffset());
            content.writeBytes(chunk.value());
        }
        return content.toByteArray();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
