package io.orrery.gateway.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.gateway.inspect.InspectConfiguration;
import io.orrery.stage.Aside;
import io.orrery.stage.DeadLetterWriter;
import io.orrery.stage.Telemetry;
import io.orrery.stage.read.GraphReplay;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of the fan-out and the inspector, to be imported by the gateway. Needs [FanoutSettings],
/// [io.orrery.gateway.viewing.ViewerAccess], [io.orrery.gateway.viewing.GraphSummaries],
/// [io.orrery.gateway.http.Blocking] and a meter registry; everything else it brings along.
@Configuration(proxyBeanMethods = false)
@Import({SocketConfiguration.class, InspectConfiguration.class})
public class FanoutConfiguration {
    private static final String STAGE = "gateway";

    @Bean
    DeadLetterWriter deadLetterWriter(FanoutSettings settings, MeterRegistry registry) {
        return new DeadLetterWriter(settings.kafka(), STAGE, new Telemetry(registry, STAGE));
    }

    @Bean
    LogTails logTails(FanoutSettings settings, Aside aside) {
        return new LogTails(settings.kafka(), aside);
    }

    @Bean
    LogReaders logReaders(FanoutSettings settings) {
        return new LogReaders(settings.kafka());
    }

    @Bean
    GraphLoader graphLoader(FanoutSettings settings, LogTails tails, LogReaders readers, Aside aside) {
        GraphReplay replay = new GraphReplay(settings.kafka(), settings.partitions(), tails::head, aside);
        return new ReplayLoader(replay, readers, settings.partitions(), settings.graphBytes(), tails::layoutHead);
    }

    @Bean
    CommandLog commandLog(FanoutSettings settings) {
        return new CommandLog(settings.kafka(), settings.partitions());
    }

    @Bean
    SmartLifecycle fanoutStart(LogTails tails, Followers followers, FanoutSettings settings) {
        return new FanoutStart(() -> tails.start(settings.partitions(), followers));
    }
}
