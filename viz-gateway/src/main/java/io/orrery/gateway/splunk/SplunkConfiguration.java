package io.orrery.gateway.splunk;

import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.feeds.Doorkeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts of the door.
@Configuration(proxyBeanMethods = false)
public class SplunkConfiguration {

    @Bean
    RouterFunction<ServerResponse> collectorRoutes(Doorkeeper doorkeeper, WholeBodies bodies, EventWriter writer) {
        return new HecRoutes(doorkeeper, bodies, new HecDesk(writer), new AckBook()).routes();
    }
}
