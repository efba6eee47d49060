package io.orrery.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.orrery.gateway.GatewayApplication;
import io.orrery.gateway.GatewayConfig;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.TopicKeeper;
import io.orrery.topics.catalog.Catalogue;
import java.util.Map;

/// The services in one process: the very same applications that run alone elsewhere, given the same environment.
/// The door opens last, so that whoever gets in finds everything behind it.
final class Services {
    private Services() {}

    /// Starts all and returns when the door is open.
    ///
    /// @param environment what each service would be given if it ran alone
    static GatewayApplication start(Lifecycle lifecycle, Map<String, String> environment, DataFolder folder) {
        KafkaSettings kafka = KafkaSettings.fromEnvironment(environment);
        GatewayConfig door = GatewayConfig.fromEnvironment(environment);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new TopicKeeper(kafka, Catalogue.all(), door.partitions()).ensure();
        Lifecycle.Part<GatewayApplication> gateway =
                lifecycle.start("gateway", () -> GatewayApplication.start(door, meters));
        return gateway.await();
    }
}
