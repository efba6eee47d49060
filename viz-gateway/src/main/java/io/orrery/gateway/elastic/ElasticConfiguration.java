package io.orrery.gateway.elastic;

import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.feeds.Doorkeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts of the door.
@Configuration(proxyBeanMethods = false)
public class ElasticConfiguration {

    @Bean
    RouterFunction<ServerResponse> elasticRoutes(
            Doorkeeper doorkeeper, WholeBodies bodies, EventWriter writer, DoorMeters meters) {
        return new ElasticRoutes(doorkeeper, bodies, new BulkDesk(writer, meters)).routes();
    }
}
