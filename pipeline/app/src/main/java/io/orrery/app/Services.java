package io.orrery.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.orrery.gateway.GatewayApplication;
import io.orrery.gateway.GatewayConfig;
import io.orrery.ingest.IngestApplication;
import io.orrery.ingest.IngestConfig;
import io.orrery.layout.LayoutApplication;
import io.orrery.layout.LayoutConfig;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageBoard;
import io.orrery.stage.TopicKeeper;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.transform.TransformApplication;
import io.orrery.transform.TransformConfig;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The services in one process: the very same applications that run alone elsewhere, given the same environment.
/// The door opens last, so that whoever gets in finds everything behind it.
final class Services {
    private Services() {}

    /// Starts all and returns when every stage works and the door is open.
    ///
    /// @param environment what each service would be given if it ran alone
    static GatewayApplication start(Lifecycle lifecycle, Map<String, String> environment, DataFolder folder) {
        KafkaSettings kafka = KafkaSettings.fromEnvironment(environment);
        GatewayConfig door = GatewayConfig.fromEnvironment(environment);
        // The gateway shows all metrics and sets up its registry while stages start: they join when it is ready.
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        new TopicKeeper(kafka, Catalogue.all(), door.partitions()).ensure();
        Map<String, String> local = within(environment, folder);
        StageBoard board =
                new StageBoard(List.of(IngestApplication.STAGE, TransformApplication.STAGE, LayoutApplication.STAGE));
        Lifecycle.Part<IngestApplication> ingest =
                lifecycle.start("ingest", () -> ingest(kafka, IngestConfig.fromEnvironment(local), meters));
        Lifecycle.Part<TransformApplication> transform =
                lifecycle.start("transform", () -> transform(kafka, TransformConfig.fromEnvironment(local), meters));
        Lifecycle.Part<LayoutApplication> layout =
                lifecycle.start("layout", () -> layout(kafka, LayoutConfig.fromEnvironment(environment), meters));
        Lifecycle.Part<GatewayApplication> gateway =
                lifecycle.start("gateway", () -> GatewayApplication.start(door, board));
        board.started(
                IngestApplication.STAGE,
                Stream.concat(ingest.await().health().stream(), ingest.await().doors().stream())
                        .toList());
        board.started(TransformApplication.STAGE, List.of(transform.await().health()));
        board.started(LayoutApplication.STAGE, List.of(layout.await().health()));
        meters.add(gateway.await().meters());
        return gateway.await();
    }

    private static IngestApplication ingest(KafkaSettings kafka, IngestConfig config, MeterRegistry meters)
            throws IOException, InterruptedException {
        IngestApplication ingest = new IngestApplication(kafka, config, meters);
        return StageStart.await(ingest, ingest::start, ingest::health);
    }

    private static TransformApplication transform(KafkaSettings kafka, TransformConfig config, MeterRegistry meters)
            throws IOException, InterruptedException {
        TransformApplication transform = new TransformApplication(kafka, config, meters);
        return StageStart.await(transform, transform::start, () -> List.of(transform.health()));
    }

    private static LayoutApplication layout(KafkaSettings kafka, LayoutConfig config, MeterRegistry meters)
            throws IOException, InterruptedException {
        LayoutApplication layout = new LayoutApplication(kafka, config, meters);
        return StageStart.await(layout, layout::start, () -> List.of(layout.health()));
    }

    /// Folders that a service would choose for itself lie in the data folder here, unless chosen by the user.
    private static Map<String, String> within(Map<String, String> environment, DataFolder folder) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent(
                Setting.ORRERY_TRANSFORM_STATE_DIRECTORY.name(),
                folder.work().resolve("transform").toString());
        all.putIfAbsent(
                Setting.ORRERY_INGEST_SPOOL_DIRECTORY.name(),
                folder.work().resolve("ingest").toString());
        return all;
    }
}
