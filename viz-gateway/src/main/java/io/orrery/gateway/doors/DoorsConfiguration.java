package io.orrery.gateway.doors;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.feeds.FeedGrants;
import io.orrery.gateway.feeds.FeedTokens;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.sockets.Intake;
import io.orrery.gateway.sockets.SocketMeters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/// The parts behind the listeners.
@Configuration(proxyBeanMethods = false)
public class DoorsConfiguration {

    @Bean
    OpenDoors openDoors(
            GatewayConfig config,
            FeedTokens tokens,
            FeedGrants grants,
            EventWriter writer,
            Blocking blocking,
            MeterRegistry registry,
            DoorMeters meters,
            ReactorResourceFactory eventLoops) {
        Intake intake = new Intake(tokens, grants, writer, blocking.scheduler()::schedule);
        return new OpenDoors(
                config.doors(), intake, blocking, new SocketMeters(registry, meters), eventLoops.getLoopResources());
    }
}
